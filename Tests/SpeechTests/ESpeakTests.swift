import Glibc
import Seeded
import System
import Testing
import Voice
import WorkerProtocol

@testable import Speech

@Suite struct ESpeakTests {
    static let sentences = [
        "Slide your hips back towards your heels.", "Three.", "Two.", "One.", "Breathe out.", "Half way.",
        "Let your chest sink down, and rest your forehead on the floor.", "Seven.", "This is it.",
        "Change sides.",
    ]
    static let settings = EngineSettings(voice: "en-us")

    @Test(arguments: 0..<5)
    func `the same text gives the same samples in any order, thread and process`(seed: Int) throws {
        let expected = try Self.sentences.map { try Workers.synthesizer().speak($0, with: Self.settings) }
        var random = SplitMix64(seed: seed)
        let order = (Array(Self.sentences.indices) + Array(Self.sentences.indices)).shuffled(using: &random)
        let synthesizer = Workers.synthesizer()
        TwoThreads.run { thread in
            for place in order[(thread * order.count / 2)..<((thread + 1) * order.count / 2)] {
                let raw = try? synthesizer.speak(Self.sentences[place], with: Self.settings)
                #expect(raw == expected[place])
            }
        }
    }

    @Test func `another voice in between changes nothing`() throws {
        let synthesizer = Workers.synthesizer()
        let first = try synthesizer.speak("Breathe in.", with: Self.settings)
        let other = try synthesizer.speak("Breathe in.", with: EngineSettings(voice: "en-gb+f3", rate: 120))
        #expect(try synthesizer.speak("Breathe in.", with: Self.settings) == first)
        #expect(other != first)
    }

    @Test(arguments: ["en-us", "en-gb", "EN-GB", "English (America)", "en-us+f3", "en-gb+whisper", "de"])
    func `voices are known by name, by language, and with a variant`(voice: String) throws {
        let raw = try Workers.synthesizer().speak("Hello.", with: EngineSettings(voice: voice))
        #expect(raw.rate == 22_050)
        #expect(raw.samples.contains { abs(Int($0)) > 1_000 })
    }

    @Test(arguments: ["nosuch", "en-us+nosuch", "en-us+", "!v/f3", "", "../../etc/passwd", "en-us\n"])
    func `an unknown voice or variant is an error that names it`(voice: String) {
        let error = #expect(throws: SpeechError.self) {
            try Workers.synthesizer().speak("Hello.", with: EngineSettings(voice: voice))
        }
        #expect(error?.code == .unknownVoice)
        #expect(error?.description.contains("'\(voice)'") == true)
    }

    @Test(arguments: [
        EngineSettings(voice: "en-us", rate: 79), EngineSettings(voice: "en-us", rate: 451),
        EngineSettings(voice: "en-us", pitch: 101), EngineSettings(voice: "en-us", range: -1),
        EngineSettings(voice: "en-us", wordGap: .max),
    ])
    func `a number out of range is an error`(settings: EngineSettings) {
        #expect(throws: SpeechError.self) { try Workers.synthesizer().speak("Hello.", with: settings) }
    }

    @Test func `text is words, never markup, phonemes or commands`() throws {
        let synthesizer = Workers.synthesizer()
        func say(_ text: String) throws -> [Int16] {
            try synthesizer.speak(SpokenText.clean(text), with: Self.settings).samples
        }
        let hello = try say("hello")
        #expect(try say("[[h@l'oU]]").count > 2 * hello.count)
        #expect(try say("<speak>hello</speak>").count > 2 * hello.count)
        #expect(try longestSilence(say("hello <break time=\"5s\"/> hello")) < 22_050)
        #expect(try say("&lt;") != say("<"))
        #expect(try say("&lt;").contains { $0 != 0 })
        #expect(try say("\u{1}40S hello") == say("40S hello"))
        #expect(try say("hel\u{202E}lo\u{200B}") == hello)
    }

    @Test func `a text or a sound that is too long is refused, and the worker lives on`() throws {
        let synthesizer = Workers.synthesizer()
        for text in [String(repeating: "a", count: 20_000), String(repeating: "7 ", count: 8_000)] {
            let error = #expect(throws: SpeechError.self) { try synthesizer.speak(text, with: Self.settings) }
            #expect(error?.code == .tooLong)
        }
        #expect(try !synthesizer.speak("Hello.", with: Self.settings).samples.isEmpty)
    }

    /// Letters, digits and signs, at the slowest rate and with the longest gap between words.
    @Test(arguments: [
        "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z",
        "W, w. W, w. W, w. W, w. W, w. W, w. W, w. W, w. W, w. W, w. W, w. W, w. W, w. W, w. W, w. W, w.",
        "7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7",
        "1234567890123456789012345678901234567890",
        "🧘🦵💪", "% & @ # + = % & @ # + =",
    ]) func `no text of a person's is longer than it may be`(_ text: String) throws {
        let slow = EngineSettings(voice: "en-us", rate: 80, wordGap: 50)
        let raw = try Workers.synthesizer().speak(text, with: slow)
        let most = WorkerProtocol.longestSound(characters: text.unicodeScalars.count)
        #expect(raw.samples.count < most * raw.rate)
    }

    /// What crashes eSpeak NG, and what it would say for minutes.
    @Test(arguments: [
        (String(repeating: "a.", count: 100), SpeechError.Code.unspeakable),
        (String(repeating: "中", count: 990), .tooLong), (String(repeating: "ก", count: 990), .tooLong),
    ])
    func `a text that cannot be spoken is an error of that text, and the next is spoken`(
        _ text: String, _ code: SpeechError.Code
    ) throws {
        let synthesizer = Workers.synthesizer()
        let error = #expect(throws: SpeechError.self) { try synthesizer.speak(text, with: Self.settings) }
        #expect(error?.code == code && error?.isOfTheText == true, "\(error?.description ?? "")")
        #expect(try !synthesizer.speak("Hello.", with: Self.settings).samples.isEmpty)
    }

    @Test func `data in the home directory and the environment are not used`() throws {
        let directory = TemporaryDirectory()
        mkdir(directory("espeak-ng-data"), 0o700)
        for name in ["phontab", "phondata", "phonindex", "intonations", "en_dict"] {
            TemporaryDirectory.write([1, 2, 3], to: directory("espeak-ng-data/" + name))
        }
        let worker = Workers.script(
            "HOME=$HERE ESPEAK_DATA_PATH=$HERE LC_ALL=C exec $WORKER", in: directory)
        let raw = try Workers.synthesizer(worker).speak("Hello.", with: Self.settings)
        #expect(try raw == Workers.synthesizer().speak("Hello.", with: Self.settings))
    }

    private func longestSilence(_ samples: [Int16]) -> Int {
        samples.split(omittingEmptySubsequences: true) { $0 != 0 }.map(\.count).max() ?? 0
    }
}
