import Fixtures
import Foundation
import Testing

/// A voice's command that fails while a session plays.
@Suite struct EngineFailureTests {
    /// What it does instead of speaking, as lines of sh, and what a person reads of it.
    struct Failure: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let lines: String
        let sentence: String
        /// Seconds that it has.
        var timeLimit = 20
    }

    private static let failures = [
        Failure(
            testDescription: "hangs", lines: "exec sleep 60", sentence: "took more than 1 s", timeLimit: 1),
        Failure(testDescription: "crashes", lines: "kill -SEGV $$", sentence: "crashed (signal 11)"),
        Failure(testDescription: "floods", lines: "exec cat /dev/zero", sentence: "wrote more than 32 MB"),
        Failure(
            testDescription: "writes garbage", lines: "echo nonsense; exit 0",
            sentence: "wrote something that is no sound file"),
        Failure(
            testDescription: "writes nothing", lines: "exit 0", sentence: "wrote no sound"),
        Failure(
            testDescription: "says why it cannot", lines: "echo no model >&2; exit 3", sentence: "no model"),
    ]

    /// A person with a voice of a tone, which speaks until it is to say "Later.", and a routine that says that too.
    private func workshop(_ failure: Failure) async throws -> Workshop {
        let workshop = try Workshop(cache: nil)
        try workshop.write(
            "name: Tiny\ntalk: chimes\nbreath: off\nposes: [{say: Now.}, {say: Later.}]\n", to: "tiny.yaml")
        try workshop.write(
            "extends: en-us\nengine: {command: [./engine], time-limit: \(failure.timeLimit)}\n",
            to: "own.yaml")
        try workshop.write(ToneFile.bytes(seconds: 1), to: "tone.wav")
        // It fails after it has spoken, however the two sentences are taken up.
        try workshop.write(
            """
            #!/bin/sh
            read -r text
            case $text in
            Later.)
                while [ ! -e spoken ]; do :; done
                \(failure.lines)
                ;;
            Now.) : >spoken ;;
            esac
            exec cat tone.wav

            """, to: "engine.txt")
        // A file that this process wrote may still be open in a child that another test has just started: it cannot be run.
        let copied = try await workshop.shell("cp engine.txt engine && chmod 700 engine")
        try #require(copied.code == 0)
        return workshop
    }

    private func complaints(_ run: Run) -> [String] {
        (run.text + run.errors).split(separator: "\n").map(String.init).filter { $0.contains("engine") }
    }

    @Test(arguments: failures)
    func `a command that fails is one clear line, and the session goes on with eSpeak NG`(
        _ failure: Failure
    ) async throws {
        let workshop = try await workshop(failure)
        let run = try await workshop.run(
            "play", "tiny.yaml", "--voice", "./own.yaml", "--device", "null",
            environment: workshop.withNullDevice())
        #expect(run.code == 0)
        let complaints = complaints(run)
        #expect(complaints.count == 1, "\(run.text)\n\(run.errors)")
        #expect(complaints.first?.contains("/engine' ") == true)
        #expect(complaints.first?.contains(failure.sentence) == true, "\(complaints)")
        #expect(complaints.first?.hasSuffix("eSpeak NG speaks instead.") == true, "\(complaints)")
        for said in ["  Now.\n", "  Later.\n"] { #expect(run.text.contains(said)) }
        #expect(run.text.hasSuffix("\nDone.\n"))
    }

    /// A script that is gone when its interpreter opens it ends with 2, or 127; a program may hang or stumble over what it
    /// cannot load any more.
    @Test(arguments: [
        "exit 2", "exit 127", "exec sleep 60", "kill -BUS $$", "echo nonsense; exit 0", "exit 0",
    ])
    func `a command that goes away while it is used is one line too`(_ end: String) async throws {
        let workshop = try await workshop(
            Failure(testDescription: "", lines: "rm -f engine; \(end)", sentence: "", timeLimit: 2))
        let run = try await workshop.run(
            "play", "tiny.yaml", "--voice", "./own.yaml", "--device", "null",
            environment: workshop.withNullDevice())
        #expect(run.code == 0 && run.text.hasSuffix("\nDone.\n"))
        let complaints = complaints(run)
        #expect(complaints.count == 1, "\(run.text)\n\(run.errors)")
        #expect(
            complaints.first?.contains("/engine' is not there. Install it, or change 'command'") == true,
            "\(complaints)")
    }

    @Test func `a command whose interpreter is not there is not said to be missing itself`() async throws {
        let workshop = try await workshop(Failure(testDescription: "", lines: "exit 0", sentence: ""))
        let written = try await workshop.shell(
            "printf '#!/no/such/shell\\n' > engine.new && chmod 700 engine.new && mv engine.new engine")
        try #require(written.code == 0)
        let run = try await workshop.run("play", "tiny.yaml", "--voice", "./own.yaml")
        let complaints = complaints(run)
        #expect(complaints.count == 1, "\(run.text)\n\(run.errors)")
        #expect(
            complaints.first?.contains("the interpreter that it names is not there") == true, "\(complaints)")
    }

    @Test(.enabled(if: NullSink.isInstalled, "pulseaudio and parec are not installed"))
    func `what the command could say is heard from it, and the rest from eSpeak NG`() async throws {
        let workshop = try await workshop(
            try #require(Self.failures.first { $0.testDescription == "crashes" }))
        let sink = try NullSink()
        let environment = sink.environment.merging(["ALSA_CONFIG_PATH": "/usr/share/alsa/alsa.conf"]) { $1 }
        let heard = try await sink.record {
            let run = try await workshop.run(
                ["play", "tiny.yaml", "--voice", "./own.yaml", "--device", "pulse"], environment: environment)
            #expect(run.code == 0 && run.text.hasSuffix("\nDone.\n"), "\(run.errors)")
        }
        // The same again: what was spoken lies in the cache.
        let json = try await workshop.run(
            "timeline", "tiny.yaml", "--voice", "./own.yaml", "--format", "json")
        let cues = try JSONDecoder().decode(TimelineDocument.self, from: json.output).cues
        let said = cues.filter { $0.kind == "speech" }
        try #require(said.map(\.text) == ["Now.", "Later."])
        let left = stride(from: 0, to: heard.count, by: 2).map { heard[$0] }
        // Where the tone is heard, wherever the recording began.
        let length = 19_200
        let tone = try #require(
            stride(from: 0, to: left.count - length, by: 2_400).first {
                purity(left[$0..<$0 + length]) > 0.9
            }, "the tone of the command is not heard")
        let later = left[(tone + said[1].frame - said[0].frame)...].prefix(length)
        let loudness = later.reduce(0) { $0 + Double($1) * Double($1) } / Double(length)
        #expect(loudness.squareRoot() > 300 && purity(later) < 0.3, "a voice")
    }

    /// How much of the power of a sound lies in the tone's pitch.
    private func purity(_ sound: ArraySlice<Int16>) -> Double {
        var (real, imaginary, power) = (0.0, 0.0, 0.0)
        for (index, sample) in sound.enumerated() {
            let angle = 2 * Double.pi * ToneFile.pitch * Double(index) / 48_000
            real += Double(sample) * cos(angle)
            imaginary += Double(sample) * sin(angle)
            power += Double(sample) * Double(sample)
        }
        guard power > 0 else { return 0 }
        return 2 * (real * real + imaginary * imaginary) / Double(sound.count) / power
    }
}
