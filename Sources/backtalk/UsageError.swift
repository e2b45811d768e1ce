import ArgumentParser
import Documents
import Practice

/// What is wrong with the arguments, as one sentence, and where the right ones are told.
enum UsageError {
    /// - Parameter message: the argument parser's.
    static func complaint(_ message: String) -> Complaint {
        let command = CommandPath(CommandLine.arguments.dropFirst())
        if let unknown = command.unknown { return unknown }
        let help = "see '\(command.text) --help'"
        if let rest = message.split(after: "Missing expected argument '") {
            return Complaint("'\(command.text)' needs \(rest.trimmingSuffix("'")); \(help)")
        }
        if let rest = message.split(after: "Missing value for '") {
            let words = rest.trimmingSuffix("'").split(separator: " ", maxSplits: 1)
            return Complaint("'\(words[0])' needs \(words.dropFirst().first ?? "a value") after it; \(help)")
        }
        if let value = InvalidValue(message) { return Complaint(value.sentence(command, help)) }
        // One sentence, on one line.
        let sentence = Complaint.clause(
            message.split(separator: "\n").joined(separator: " ").replacing(". Did", with: "; did"))
        // A name to try instead is all the advice that is needed.
        return Complaint(sentence.hasSuffix("?") ? sentence : "\(sentence); \(help)")
    }

    /// Of a command that we do not have; nil where there is one, or none is named.
    static var unknownCommand: Complaint? { CommandPath(CommandLine.arguments.dropFirst()).unknown }
}

/// A value that an option or an argument does not take, as the argument parser tells of it.
private struct InvalidValue {
    let value: String
    /// As in `--level <level>` or `<kind>`.
    let place: String
    /// What to give instead.
    let advice: String?
    let choices: [String]

    init?(_ message: String) {
        guard let rest = message.split(after: "The value '"),
            let middle = rest.firstRange(of: "' is invalid for '"),
            let end = rest[middle.upperBound...].firstIndex(of: "'")
        else { return nil }
        value = String(rest[..<middle.lowerBound])
        place = String(rest[middle.upperBound..<end])
        let tail = String(rest[rest.index(after: end)...])
        if let list = tail.split(after: ". Please provide one of the following:") {
            choices = list.split(separator: "\n").map { String($0.drop { $0 == " " || $0 == "-" }) }
            advice = nil
        } else if let list = tail.split(after: ". Please provide one of ") {
            choices = list.split(separator: "'").map(String.init).filter { !Self.joints.contains($0) }
            advice = nil
        } else {
            choices = []
            advice = tail.split(after: ": ")
        }
    }

    func sentence(_ command: CommandPath, _ help: String) -> String {
        let option = place.prefix { $0 != " " }
        let wrong =
            option.hasPrefix("-")
            ? "'\(option)' cannot be '\(value)'" : "'\(command.text)' does not take '\(value)'"
        if choices.isEmpty { return "\(wrong); \(advice ?? help)" }
        if let nearest = NearestName.of(value, among: choices) {
            return "\(wrong); did you mean '\(nearest)'?"
        }
        return "\(wrong); give \(MistakeLog.list(choices))"
    }

    /// What stands between the quoted choices, and after them.
    private static let joints: Set<String> = [", ", " or ", " and ", ", or ", ", and ", "."]
}

extension String {
    /// What follows a beginning; nil where it is another.
    fileprivate func split(after beginning: String) -> String? {
        hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
    }
}
