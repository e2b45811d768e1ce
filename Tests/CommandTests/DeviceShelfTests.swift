import AudioOutput
import Foundation
import Testing

@testable import backtalk

/// The device that a person means.
@Suite struct DeviceShelfTests {
    private let shelf = DeviceShelf(
        listings: [
            DeviceListing(name: "null", lines: ["Discard all samples"]),
            DeviceListing(name: "default", lines: ["Default ALSA Output (currently PipeWire Media Server)"]),
            DeviceListing(name: "pulse", lines: ["PulseAudio Sound Server"]),
            DeviceListing(name: "sysdefault:CARD=PCH", lines: ["HDA Intel PCH, ALC257 Analog"]),
            DeviceListing(name: "sysdefault:CARD=Evolve", lines: ["Jabra Evolve Headset, USB Audio"]),
            DeviceListing(name: "sysdefault:CARD=XM", lines: ["WH Headphones, USB Audio"]),
        ],
        cards: [
            SoundCard(id: "PCH", driver: "HDA-Intel", name: "HDA Intel PCH"),
            SoundCard(id: "Evolve", driver: "USB-Audio", name: "Jabra Evolve Headset"),
            SoundCard(id: "XM", driver: "USB-Audio", name: "WH Headphones"),
        ], isDefined: { ["hw:0", "mine"].contains($0) })

    @Test(arguments: [
        ("default", "default"), ("null", "null"), ("hw:0", "hw:0"), ("mine", "mine"), ("pulse", "pulse"),
        ("Built-in speakers (HDA Intel PCH)", "sysdefault:CARD=PCH"), ("built-in", "sysdefault:CARD=PCH"),
        ("jabra", "sysdefault:CARD=Evolve"), ("SPEAKERS", "sysdefault:CARD=PCH"), ("the usual", "default"),
        ("pulseaudio", "pulse"), ("CARD=XM", "sysdefault:CARD=XM"),
    ])
    func `the real name will do, the name that people know, and a part of it that is enough`(
        wish: String, name: String
    ) throws {
        #expect(try shelf.name(of: wish).text == name)
    }

    @Test func `a part of several names is one sentence with those names`() {
        #expect(throws: Complaint.self) { try shelf.name(of: "headphones") }
        do {
            _ = try shelf.name(of: "headphones")
        } catch {
            #expect(
                "\(error)"
                    == "'headphones' may be 'Headphones (Jabra Evolve Headset)' or 'Headphones (WH Headphones)'; give more of the name"
            )
            #expect((error as? Complaint)?.code == .wrongInput)
        }
    }

    @Test(arguments: [
        ("jabrra", "there is no sound device 'jabrra'; did you mean 'Headphones (Jabra Evolve Headset)'?"),
        (
            "speekers",
            "there is no sound device 'speekers'; did you mean 'Built-in speakers (HDA Intel PCH)'?"
        ),
        ("nosuch", "there is no sound device 'nosuch'; 'backtalk list devices' names them"),
        ("", "there is no sound device ''; 'backtalk list devices' names them"),
        (" ", "there is no sound device ' '; 'backtalk list devices' names them"),
    ])
    func `an unknown name is one sentence with the nearest`(wish: String, sentence: String) {
        do {
            _ = try shelf.name(of: wish)
            Issue.record("\(wish) was found")
        } catch {
            #expect("\(error)" == sentence)
            #expect((error as? Complaint)?.code == .wrongInput)
        }
    }

    @Test func `a person's own PCM is listed by their words, and found by them`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            """
            pcm.kitchen { type null hint { show on description "Loudspeaker in the kitchen" } }
            pcm.samplerate { type null hint { show on description "A plugin" } }
            """, to: "alsa.conf")
        let environment = ["ALSA_CONFIG_PATH": workshop("alsa.conf")]
        let list = try await workshop.run("list", "devices", environment: environment)
        #expect(list.text == "Loudspeaker in the kitchen  kitchen\n")
        let all = try await workshop.run("list", "devices", "--all", environment: environment)
        #expect(all.text.contains("samplerate  A plugin\n"))
        try workshop.write("name: Tiny\nposes: [say: Now.]\n", to: "tiny.yaml")
        for name in ["kitchen", "in the KITCHEN"] {
            let run = try await workshop.run(
                ["play", "tiny.yaml", "--talk", "silent", "--device", name], environment: environment
            ) { running in
                running.prints("level gentle")
                running.send(SIGINT)
            }
            #expect(run.code == 130 && run.errors.isEmpty, "\(run.errors)")
        }
    }

    @Test func `a wrong device of the configuration is told with the file that names it`() async throws {
        let workshop = try Workshop()
        try workshop.write("device: nosuch\n", to: "\(workshop.config)/config.yaml")
        let run = try await workshop.run("play")
        #expect(run.code == 2)
        #expect(
            workshop.withoutPaths(run.errors)
                == "backtalk: '~/config/backtalk/config.yaml' sets 'device', but there is no sound device 'nosuch'; 'backtalk list devices' names them\n"
        )
    }
}
