import Foundation
import Testing

/// A device is a name. What else ALSA would take for one is refused wherever a person, or a file of theirs, says it.
@Suite struct DeviceAccessTests {
    /// ALSA's own configuration, where `file:` and its like are defined.
    private static let alsa = ["ALSA_CONFIG_PATH": "/usr/share/alsa/alsa.conf"]

    /// In each, MARK is a file that must not be there afterwards.
    static let definitions = [
        "file:'|touch MARK; cat >/dev/null',raw", "file:MARK,raw", "file:'MARK',raw", "MARK:x",
        "tee:null,'|touch MARK; cat >/dev/null',raw", "tee:null,MARK,raw",
        "tee:SLAVE=null,FILE=MARK,FORMAT=raw",
        "plug:\"file:'|touch MARK',raw\"", "plug:'tee:null,MARK,raw'", "plug:SLAVE=\"file:MARK,raw\"",
        "plug:{type file file MARK slave.pcm null format raw}",
        "{type file file MARK slave.pcm null format raw}",
        "{ type file\n file '|touch MARK'\n slave.pcm null }",
        "default{type file file MARK}", "shm:MARK,null", "hw:0,file='MARK'", "hw:0\nfile:MARK,raw",
        "null'}; pcm.x { type file file MARK }",
    ]

    @Test(arguments: definitions)
    func `a definition of a device is refused wherever it stands`(definition: String) async throws {
        let workshop = try Workshop()
        try workshop.write("poses: [say: Now.]\n", to: "tiny.yaml")
        let marker = workshop("marker")
        let device = definition.replacing("MARK", with: marker)
        let typed = try await workshop.run(
            ["play", "tiny.yaml", "--talk", "silent", "--device", device], environment: Self.alsa)
        #expect(typed.code == 2 && typed.text.isEmpty, "\(typed.text)")
        #expect(
            typed.errors.hasSuffix(
                "define it in your ~/.asoundrc as a PCM with a name of its own, and give that name\n"),
            "\(typed.errors)")
        #expect(typed.errors.split(separator: "\n").count == 1)
        let quoted = device.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        try workshop.write("device: \"\(quoted)\"\n", to: "\(workshop.config)/config.yaml")
        let configured = try await workshop.run(["play", "tiny.yaml"], environment: Self.alsa)
        #expect(configured.code == 2 && configured.errors.contains("config.yaml"), "\(configured.errors)")
        let check = try await workshop.run(
            ["check", "\(workshop.config)/config.yaml"], environment: Self.alsa)
        #expect(check.code == 2 && check.errors.contains("config.yaml:1:9: "), "\(check.errors)")
        let doctor = try await workshop.run(
            ["doctor", "--quiet", "--device", device], environment: Self.alsa)
        #expect(doctor.code == 1 && doctor.text.contains("is no name of a sound device"), "\(doctor.text)")
        let names = try workshop.names()
        #expect(names.filter { !["tiny.yaml"].contains($0) } == [], "\(names)")
    }

    @Test func `a person's own definition plays under its name, whatever it does`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            """
            pcm.recorder { type file slave.pcm { type null } file "\(workshop("out.raw"))" format raw }
            pcm.room { type plug slave.pcm { type null } }
            """, to: "alsa.conf")
        try workshop.write("poses: [say: Now.]\n", to: "tiny.yaml")
        for device in ["recorder", "room"] {
            try workshop.write("device: \(device)\n", to: "\(workshop.config)/config.yaml")
            let check = try await workshop.run("check", "\(workshop.config)/config.yaml")
            #expect(check.code == 0, "\(check.errors)")
            let run = try await workshop.run(
                ["play", "tiny.yaml", "--talk", "silent"],
                environment: ["ALSA_CONFIG_PATH": workshop("alsa.conf")]
            ) { running in
                running.prints("level gentle")
                running.send(SIGINT)
            }
            // Nothing paces such a device: it may be over before it is ended.
            #expect([0, 130].contains(run.code) && run.errors.isEmpty, "\(run.errors)")
        }
        #expect(try workshop.names().contains("out.raw"))
    }

    @Test(arguments: [
        "Built-in speakers (HDA Intel PCH)", "hw:1,0", "plughw:CARD=PCH,DEV=0", "headphones", "nosuch",
    ])
    func `a configuration may name a device that is not there now`(device: String) async throws {
        let workshop = try Workshop()
        try workshop.write("device: \(device)\n", to: "\(workshop.config)/config.yaml")
        let check = try await workshop.run("check", "\(workshop.config)/config.yaml")
        #expect(check.code == 0 && check.errors.isEmpty, "\(check.errors)")
    }
}
