import Documents
import Testing

@testable import Practice

/// Every mistake that a routine can have, as a person reads it.
@Suite struct MistakeTests {
    private static let hold = "expected a length: 20-30 s, 1 min or 3 breaths"
    private static let entry = "expected a pose, or an entry with pose, say, name or rest"
    private static let ids =
        "expected childs-pose, cat-cow, lower-back-twist, knee-to-chest, knees-to-chest, pelvic-tilt, "
        + "pelvic-rock, knee-rolls, piriformis, bridge, seated-twist, sphinx, heel-sit or rest"
    private static let poseKeys =
        "expected pose, hold, phases, repeat, for, pause, sides, first, sets or rest"
    private static let allKeys =
        "expected pose, say, name, position, steps, hold, phases, repeat, for, pause, sides, first, sets or rest"
    private static let phases = "expected a list of phases: [cow: in-breath, cat: out-breath]"
    private static let phase = "expected a phase and its length: cow: in-breath"

    @Test(arguments: [
        ("bridge", "1:1: found 'bridge'; expected a mapping with name and poses"),
        ("- bridge", "1:1: found a list; expected a mapping with name and poses"),
        ("~", "1:1: there is no value; expected a mapping with name and poses"),
        ("name: A", "1:1: the key 'poses' is missing; expected a list of poses"),
        ("poses:", "1:1: there is no value; expected a list of poses"),
        ("poses: bridge", "1:8: found 'bridge'; expected a list of poses"),
        ("poses: {bridge: 5}", "1:8: found a mapping; expected a list of poses"),
        ("poses: []", "1:8: the list of poses is empty; expected at least one pose"),
        (
            "nmae: A\nposes: [bridge]",
            "1:1: unknown key 'nmae'; expected name, poses, voice, level, talk, breath or pace; did you mean 'name'?"
        ),
        ("name: []\nposes: [bridge]", "1:7: found a list; expected the routine's name"),
        ("name: ' '\nposes: [bridge]", "1:7: the text is empty; expected the routine's name"),
        (
            "level: gentel\nposes: [bridge]",
            "1:8: unknown level 'gentel'; expected gentle, steady or full; did you mean 'gentle'?"
        ),
        (
            "talk: quiet\nposes: [bridge]",
            "1:7: unknown talk 'quiet'; expected full, brief, chimes, silent or auto"
        ),
        (
            "pace: slwo\nposes: [bridge]",
            "1:7: unknown pace 'slwo'; expected normal or slow; did you mean 'slow'?"
        ),
        (
            "breath: 5-55\nposes: [bridge]",
            "1:9: unknown breath '5-55'; expected off or a pattern such as 5-5, 4-6 or 4-7-8, 1 to 20 s a part"
        ),
        ("voice:\nposes: [bridge]", "1:1: there is no value; expected a voice: en-us"),
    ])
    func `a mistake at the top of a file`(text: String, message: String) {
        #expect(messages(text) == ["f:" + message])
    }

    @Test(
        arguments: [
            ("brigde", "3: unknown pose 'brigde'; expected one of the 14 poses; did you mean 'bridge'?"),
            ("downward-dog", "3: unknown pose 'downward-dog'; \(ids)"),
            ("[bridge]", "3: found a list; \(entry)"),
            ("", "1: there is no value; \(entry)"),
            ("{}", "3: the entry names no pose; \(entry)"),
            ("{hold: 5 s}", "3: the entry names no pose; \(entry)"),
            ("{rest: 5 s, sets: 2}", "3: the entry names no pose; \(entry)"),
            ("{psoe: bridge}", "4: unknown key 'psoe'; \(allKeys); did you mean 'pose'?"),
            ("{pose: [bridge]}", "10: found a list; \(ids)"),
            ("{pose: bridge, repet: 3}", "18: unknown key 'repet'; \(poseKeys); did you mean 'repeat'?"),
            ("{pose: bridge, say: x}", "18: 'say' does not go with 'pose'; \(poseKeys)"),
            ("{say: x, hold: 5 s}", "12: 'hold' does not go with 'say'; expected say"),
            ("{say: [x]}", "9: found a list; expected a text"),
            ("{say: }", "4: there is no value; expected a text"),
            ("{say: ' \\t'}", nil),
            ("{say: \" \\t\\u0007\"}", "9: the text is empty; expected a text"),
            (
                "{say: \"x\\e[2J\"}",
                "9: the text has the control character U+001B; expected a text without control characters"
            ),
            (
                "{say: " + String(repeating: "x", count: 1_001) + "}",
                "9: the text has 1001 characters; expected at most 1000"
            ),
            ("{rest: soon}", "10: found 'soon'; \(hold)"),
            ("{rest: in-breath}", "10: half a breath is only possible in phases; \(hold)"),
        ] as [(String, String?)])
    func `a mistake in an entry`(entry: String, message: String?) {
        #expect(messages("poses:\n- \(entry)") == (message.map { ["f:2:" + $0] } ?? []))
    }

    @Test(arguments: [
        ("bridge, hold: soon", "24: found 'soon'; \(hold)"),
        ("bridge, hold: [5 s]", "24: found a list; \(hold)"),
        ("bridge, hold: ", "18: there is no value; \(hold)"),
        ("bridge, hold: 30-20 s", "24: '30-20 s' runs backwards; expected the smaller number first"),
        (
            "bridge, hold: 5 secnds",
            "24: unknown unit 'secnds'; expected s, min or breaths; did you mean 'seconds'?"
        ),
        ("bridge, hold: out-breath", "24: half a breath is only possible in phases; \(hold)"),
        ("bridge, repeat: often", "26: found 'often'; expected a count from 1 to 1000: 12 or 12-15"),
        ("bridge, repeat: 1001", "26: '1001' is too much; expected at most 1000"),
        ("bridge, for: 3 breaths", "23: breaths are no time; expected a time: 30 s or 1-2 min"),
        ("bridge, pause: long", "25: found 'long'; expected a length: 5 s or 3 breaths, or none"),
        ("bridge, sets: 0", "24: '0' is too little; expected at least 1"),
        ("bridge, sets: 101", "24: '101' is too much; expected at most 100"),
        ("bridge, sets: two", "24: found 'two'; expected a count from 1 to 100: 3 or 1-3"),
        ("bridge, sets: 2, rest: 1 breath", "33: breaths are no time; expected a time: 30 s or 1-2 min"),
        ("bridge, repeat: 3, for: 1 min", "29: 'for' does not go with 'repeat'; expected repeat or for"),
        ("cat-cow, for: 60, repeat: 3", "28: 'repeat' does not go with 'for'; expected repeat or for"),
        (
            "cat-cow, phases: [cow: 5 s], hold: 5 s",
            "39: 'hold' does not go with 'phases'; expected hold or phases"
        ),
        (
            "bridge, first: left",
            "18: 'first' is not possible without sides; expected a pose that is done on both sides"
        ),
        (
            "piriformis, first: lefft",
            "29: unknown side 'lefft'; expected left or right; did you mean 'left'?"
        ),
        ("piriformis, sides: both", "29: unknown sides 'both'; expected none, each or alternating"),
        (
            "piriformis, sides: none",
            "29: piriformis is done on one side at a time; expected each or alternating"
        ),
        ("bridge, sides: each", "25: bridge has no sides; expected none"),
        (
            "bridge, rest: 30 s",
            "18: 'rest' lies between sets, and there is one set; expected sets: 2 or more, or pause"
        ),
        ("bridge, phases: [up: 5 s]", "18: bridge has no phases; expected hold"),
        (
            "cat-cow, phases: [cow: 5 s, cta: 5 s]",
            "38: unknown phase 'cta' of cat-cow; expected cow or cat; did you mean 'cat'?"
        ),
        (
            "cat-cow, phases: [cow: 5 s, cow: 6 s]",
            "38: the phase 'cow' is there twice; expected each phase once"
        ),
        ("cat-cow, phases: [cow: out-breath]", "33: cow is led by the wrong breath; expected in-breath"),
        ("cat-cow, phases: [cat: in-breath]", "33: cat is led by the wrong breath; expected out-breath"),
        ("cat-cow, phases: []", "27: the list of phases is empty; \(phases)"),
        ("cat-cow, phases: {cow: 5 s}", "27: found a mapping; \(phases)"),
        ("cat-cow, phases: [cow]", "28: found 'cow'; \(phase)"),
        ("cat-cow, phases: [{cow: 5 s, cat: 5 s}]", "28: a phase has one name and one length; \(phase)"),
        ("cat-cow, phases: ['': 5 s]", "28: the text is empty; \(phase)"),
        (
            "cat-cow, phases: [cow: deep]",
            "33: found 'deep'; expected a length: 5 s, 1 breath, in-breath or out-breath"
        ),
    ])
    func `a mistake in a dose`(dose: String, message: String) {
        #expect(messages("poses:\n- {pose: \(dose)}") == ["f:2:" + message])
    }

    @Test(arguments: [
        ("name: Wall, position: supine, steps: [x]", "3: the pose has no dose; expected hold or phases"),
        ("position: supine, steps: [x], hold: 5", "3: the key 'name' is missing; expected the pose's name"),
        (
            "name: Wall, steps: [x], hold: 5",
            "3: the key 'position' is missing; expected supine, prone, hands-and-knees, seated, kneeling or standing"
        ),
        (
            "name: Wall, position: supin, steps: [x], hold: 5",
            "26: unknown position 'supin'; expected supine, prone, hands-and-knees, seated, kneeling or standing; "
                + "did you mean 'supine'?"
        ),
        (
            "name: Wall, position: supine, hold: 5",
            "3: the key 'steps' is missing; expected a list of sentences"
        ),
        (
            "name: Wall, position: supine, steps: [], hold: 5",
            "41: the list of steps is empty; expected a list of sentences"
        ),
        (
            "name: Wall, position: supine, steps: x, hold: 5",
            "41: found 'x'; expected a list of sentences"
        ),
        (
            "name: Wall, position: supine, steps: [x, ''], hold: 5",
            "45: the text is empty; expected a sentence"
        ),
        (
            "name: Wall, position: supine, steps: [x], hold: 5, first: left",
            "55: 'first' is not possible without sides; expected a pose that is done on both sides"
        ),
        (
            "name: Wall, position: supine, steps: [x], hold: 5, say: x",
            "55: 'say' does not go with 'name'; expected name, position, steps, hold, phases, repeat, for, pause, "
                + "sides, first, sets or rest"
        ),
    ])
    func `a mistake in a pose of one's own`(entry: String, message: String) {
        #expect(messages("poses:\n- {\(entry)}") == ["f:2:" + message])
    }

    @Test func `a routine that is too long is refused`() {
        let entries = String(repeating: "- say: x\n", count: 1_001)
        #expect(
            messages("poses:\n" + entries) == ["f:1:1: the routine has 1001 entries; expected at most 1000"])
        let long = "name: A\nposes: [{pose: cat-cow, for: 12-720 min}, {pose: bridge, sets: 100}]"
        #expect(
            messages(long) == [
                "f:2:1: the routine takes more than 12 hours at level full; expected at most 12 hours, words and "
                    + "pauses included"
            ])
        let phases = (0...100).map { "p\($0): 1 s" }.joined(separator: ", ")
        #expect(
            messages("poses: [{name: A, position: prone, steps: [x], phases: [\(phases)]}]") == [
                "f:1:56: there are 101 phases; expected at most 100"
            ])
    }

    @Test func `nine mistakes are named at their nine places, in order`() {
        let text = """
            nam: My evening
            level: gentel
            poses:
              - childs-poes
              - pose: knee-to-chest
                hold: 30-20 s
                frist: right
              - pose: cat-cow
                phases: [cow: out-breath, cat: out-breath]
                repeat: 3
                for: 1 min
              - pose: bridge
                first: left
              - rest: *later
            """
        let places = mistakes(text).map { TextPlace(line: $0.line, column: $0.column) }
        let expected = [
            (1, 1), (2, 8), (4, 5), (6, 11), (7, 5), (9, 19), (11, 5), (13, 5), (14, 11),
        ]
        #expect(places == expected.map { TextPlace(line: $0.0, column: $0.1) })
    }

    @Test func `a mistake prints nothing that a terminal would obey, and no long text`() {
        let text = "poses: [\"\\e[2J\\n" + String(repeating: "x", count: 500) + "\"]"
        let message =
            "f:1:9: unknown pose '\\u{1B}[2J\\u{A}\(String(repeating: "x", count: 35))…'; \(Self.ids)"
        #expect(messages(text) == [message])
    }

    private func mistakes(_ text: String) -> [Mistake] {
        do {
            _ = try RoutineReader().read(text.utf8, file: "f")
            return []
        } catch {
            return error.all
        }
    }

    private func messages(_ text: String) -> [String] { mistakes(text).map(\.description) }
}
