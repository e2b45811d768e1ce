import Documents
import Practice
import Testing

@testable import Voice

/// Who speaks, as a voice file says it; and the forms that its words may take.
@Suite struct EngineReaderTests {
    private func read(_ text: String) throws -> Voice {
        try VoiceReader().read("extends: en-us\n\(text)\n".utf8, id: "own", file: "own.yaml")
    }

    private func mistakes(_ text: String) throws -> [String] {
        do {
            _ = try read(text)
            return []
        } catch let error as Mistakes {
            return error.all.map { "\($0.line):\($0.column): \($0.wrong)" }
        }
    }

    @Test func aCommandIsAProgramAndWhatItIsGiven() throws {
        let own = try read("engine: {command: [flite, -voice, slt], time-limit: 5, recordings: mine}")
        #expect(own.command == CommandEngine(arguments: ["flite", "-voice", "slt"], timeLimit: 5))
        let named = try read("engine: {command: [x], environment: [PIPER_VOICE, _X1]}")
        #expect(named.command?.environment == ["PIPER_VOICE", "_X1"])
        #expect(own.recordings == "mine" && own.engine.voice == "en-us")
        #expect(try read("engine: {command: [x]}").command?.timeLimit == CommandEngine.usualTimeLimit)
        #expect(try read("engine: {rate: 140}").command == nil)
    }

    @Test(arguments: [
        ("engine: {command: flite -voice slt}", "2:19: found 'flite -voice slt'"),
        ("engine: {command: []}", "2:19: the command has 0 words"),
        ("engine: {command: ['']}", "2:20: the text is empty"),
        ("engine: {command: [[a]]}", "2:20: found a list"),
        ("engine: {command: [a], time-limit: 121}", "2:36: found '121'"),
        ("engine: {time-limit: 5}", "2:10: there is nothing to limit"),
        ("engine: {environment: [A]}", "2:10: there is nothing to give it to"),
        ("engine: {command: [a], environment: A}", "2:37: found 'A'"),
        ("engine: {command: [a], environment: [A=b]}", "2:38: found 'A=b'"),
        ("engine: {command: [a], environment: [1A]}", "2:38: found '1A'"),
        ("engine: {command: [a], environment: ['']}", "2:38: the text is empty"),
        ("engine: {comand: [a]}", "2:10: unknown key 'comand'"),
        ("engine: {respell: {two words: x}}", "2:20: found 'two words'"),
        ("engine: {respell: [a]}", "2:19: found a list"),
        ("engine: {recordings: ''}", "2:22: the text is empty"),
        ("plural: slavic", "2:9: unknown plural rule 'slavic'"),
        ("sides: {left: {a: x}, right: {b: y}}", "2:30: the right has other forms than the left"),
        ("number-forms: {ordinal: {none: x}}", "2:26: found 'none'"),
        ("numbers: one", "2:10: found 'one'"),
        ("quantities: {times: {one: once, zwei: twice, other: '{n}'}}", "2:33: unknown key 'zwei'"),
        ("quantities: {times: {one: once, other: often}}", "2:40: the number is missing"),
        ("phrases: {count: '{number:ordinal}.'}", "2:18: '{number}' has no form 'ordinal'"),
        ("phrases: {minutes: '{minutes:few}.'}", "2:20: '{minutes}' has no form 'few'"),
    ]) func aMistakeIsNamedAtItsPlace(_ text: String, _ mistake: String) throws {
        let found = try mistakes(text)
        #expect(found.contains(mistake), "\(found)")
    }

    @Test func aPluralRuleAsksForItsForms() throws {
        let found = try mistakes("plural: polish\nquantities: {sets: {one: a, few: '{n} b', many: '{n} c'}}")
        // Every other quantity lacks its two forms, and has one too many.
        #expect(
            found.filter { $0.hasSuffix("the key 'few' is missing") }.count == Quantity.allCases.count - 1)
        #expect(found.filter { $0.hasSuffix("unknown key 'other'") }.count == Quantity.allCases.count - 1)
    }

    @Test func aSideWithFormsHasToBeAskedForOne() throws {
        let found = try mistakes(
            "sides: {left: {m: x}, right: {m: y}}\nphrases: {side: '{side}.', on-side: '{side:m}'}")
        #expect(found.contains("3:17: '{side}' does not say in which form"))
        #expect(!found.contains { $0.hasPrefix("3:36") })
    }
}
