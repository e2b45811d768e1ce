import Documents
import Practice
import Testing

/// What a file may say of who speaks, and of what is the person's own.
@Suite struct VoiceNameTests {
    static let paths = [
        "./evil.yaml", "evil.yaml", "evil.yml", "evil.YAML", "Evil.Yml", "/tmp/evil", "/tmp/evil.yaml",
        "../evil",
        "a/b", "evil/", "/", "~", "~/evil", "~root/evil.yaml", ".", "..", ".evil", "file:///tmp/evil.yaml",
        "https://example.org/evil", "voices/../evil", "evil\n.yaml", "evil\u{0}", "evil\u{1B}[31m",
        "evil\u{85}",
    ]
    static let names = [
        "en-us", "mine", "My voice", "Stimme-2", "深呼吸", "a.b", "v1.0", "yaml", "evil.yaml.bak", "e\u{301}",
        "a~b",
        "No", "5", "a:b",
    ]

    @Test(arguments: names) func `a name is one`(text: String) {
        #expect(VoiceName(text)?.text == text)
        #expect(VoiceChoice(typed: text) == VoiceName(text).map(VoiceChoice.named))
        #expect(VoiceChoice(typed: text).text == text)
    }

    @Test(arguments: paths + ["", " ", "\u{3000}"])
    func `a path is none, nor is an address, a file or what nobody can read`(text: String) {
        #expect(VoiceName(text) == nil)
        #expect(VoiceChoice(typed: text) == .file(text))
    }

    private func mistakes(_ text: String) -> [Mistake] {
        do throws(Mistakes) {
            _ = try RoutineReader().read("poses: [bridge]\n\(text)\n".utf8, file: "evening.yaml")
            return []
        } catch {
            return error.all
        }
    }

    /// Some cannot stand in YAML at all.
    @Test(
        arguments: paths.filter {
            $0.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
        })
    func `a routine that names a path for its voice has a mistake there`(path: String) throws {
        let found = mistakes("voice: \(RoutineWriter.quoted(path))")
        try #require(found.count == 1)
        #expect(found[0].line == 2 && found[0].column == 8, "\(found)")
        #expect(found[0].wrong.hasSuffix("but a routine names a voice and never a file"))
        #expect(found[0].expected.contains("voices"))
    }

    @Test(arguments: names) func `a routine names a voice`(name: String) throws {
        let text = "poses: [bridge]\nvoice: \(RoutineWriter.quoted(name))\n"
        let routine = try RoutineReader().read(text.utf8, file: "evening.yaml")
        #expect(routine.preferences.voice == VoiceName(name).map(VoiceChoice.named))
    }

    @Test(arguments: [
        ("device: hw:0", ", or as '--device' on the command line"),
        ("device: \"file:'|id',raw\"", ", or as '--device' on the command line"),
        ("preroll: 300", ", or as '--preroll' on the command line"),
        ("music: ../song.flac", ", or as '--music' on the command line"),
        ("music: {from: /home, shuffle: off}", ", or as '--music' on the command line"),
        ("chimes: {begin: /etc/passwd}", ""), ("volume: {voice: 3}", ""), ("duck: 20", ""),
        ("night: true", ""),
        ("breath-sound: both", ""),
    ])
    func `what is the person's own has no place in a routine`(line: String, option: String) {
        let key = line.prefix { $0 != ":" }
        #expect(
            mistakes(line) == [
                Mistake(
                    file: "evening.yaml", line: 2, column: 1, wrong: "'\(key)' is no key of a routine",
                    expected: "expected it in your config.yaml\(option)")
            ])
    }

    @Test(arguments: ["recordings: ../takes", "engine: {command: [id]}", "command: [id]", "extends: ../evil"])
    func `a routine brings no voice along`(line: String) {
        #expect(mistakes(line).first?.wrong.hasPrefix("unknown key ") == true)
    }

    @Test func `the configuration names a voice, or the path of one`() throws {
        func voice(_ text: String) throws -> VoiceChoice? {
            try ConfigurationReader().read("voice: \(text)".utf8, file: "config.yaml").preferences.voice
        }
        #expect(try voice("mine") == VoiceName("mine").map(VoiceChoice.named))
        #expect(try voice("./mine.yaml") == .file("./mine.yaml"))
    }
}
