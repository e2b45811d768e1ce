import Foundation
import Testing

/// A name that a stranger chose, to be taken for a command by a terminal and for something else by a person.
enum Hostile {
    /// Whether a terminal obeys it, and whether it turns, hides or forges what stands beside it. None of its sequences is one
    /// of ours.
    static let name =
        "evil\u{1B}]0;owned\u{7}\u{1B}c\u{9B}6n\u{8}\u{202E}live\u{2066}\u{200B}\u{AD}\u{85}\u{2028}\u{7F}\r\nFORGED"
    /// The same as it may stand in a file of YAML, which has no control characters but a tab and a line end.
    static let text =
        "evil \u{202E}live\u{2066}\u{200B}\u{200F}\u{61C}\u{AD}\u{E0041} <b>&\"' --> \tx\n\nFORGED"
    /// As double quotes of YAML write it.
    static var quoted: String { quoted(text) }
    static var quotedName: String { quoted(name) }

    private static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { "\\U" + String(format: "%08X", $0.value) }.joined() + "\""
    }

    /// What is in an output and may not be; nil: nothing.
    ///
    /// - Parameter isTerminal: our own colours and movements, and the returns that a terminal adds, are no fault.
    static func fault(in output: Data, isTerminal: Bool = false) -> String? {
        guard var text = String(validating: output, as: UTF8.self) else { return "no UTF-8" }
        if isTerminal {
            text = text.replacing(#/\u{1B}\[[0-9;]*[mHJK]|\u{1B}\[\?(?:1049|25|7)[hl]/#, with: "")
            text = String(decoding: text.utf8.filter { $0 != 0x0D }, as: UTF8.self)
        }
        for scalar in text.unicodeScalars where scalar != "\n" {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                return "U+\(String(scalar.value, radix: 16, uppercase: true)) in \(text.debugDescription)"
            default: continue
            }
        }
        let isForged = text.split(separator: "\n").contains { $0.hasPrefix("FORGED") }
        return isForged ? "a forged line in \(text.debugDescription)" : nil
    }
}

extension Workshop {
    /// Fills it with what a stranger named: routines, a voice, music, a configuration and reminders.
    func fillWithHostility() throws {
        let routine = """
            name: \(Hostile.quoted)
            talk: chimes
            breath: off
            poses:
              - say: \(Hostile.quoted)
              - name: \(Hostile.quoted)
                position: supine
                steps: [\(Hostile.quoted)]
                hold: 1 s
            """
        for path in ["hostile.yaml", "\(Hostile.name).yaml", "\(config)/routines/\(Hostile.name).yaml"] {
            try write(routine, to: path)
        }
        let wrong = "name: \(Hostile.quotedName)\n\(Hostile.quotedName): 1\nposes: [\(Hostile.quotedName)]\n"
        try write(wrong, to: "wrong\(Hostile.name).yaml")
        try write("name: a\u{1B}]0;owned\u{7}\nposes: []\n", to: "raw.yaml")
        let voice = "extends: en-us\nphrases: {halfway: \(Hostile.quoted)}\n"
        try write(voice, to: "\(config)/voices/\(Hostile.name).yaml")
        try write("extends: \(Hostile.quotedName)\n", to: "\(config)/voices/broken\(Hostile.name).yaml")
        try write([1, 2, 3], to: "music\(Hostile.name)/\(Hostile.name).wav")
        try write(
            "reminders:\n  - {at: \"08:00\", routine: \(Hostile.quotedName)}\n",
            to: "\(config)/reminders.yaml")
    }
}
