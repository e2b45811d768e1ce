import ArgumentParser
import Practice

/// What is wrong with the arguments, as one sentence, and where the right ones are told.
enum UsageError {
    /// - Parameter message: the argument parser's.
    static func complaint(_ message: String) -> Complaint {
        if let unknown = unknownCommand { return unknown }
        // One sentence, on one line.
        let clauses = message.split(separator: "\n").joined(separator: " ")
            .replacing(". Please provide", with: "; give").replacing(". Did", with: "; did").replacing(
                "' and '", with: "' or '")
        let sentence = Complaint.clause(clauses)
        // A name or a value to try instead is all the advice that is needed.
        if sentence.hasSuffix("?") || sentence.contains(" give ") { return Complaint(sentence) }
        return Complaint("\(sentence); see '\(help(words.first))'")
    }

    /// Of a command that we do not have; nil where there is one, or none is named.
    static var unknownCommand: Complaint? {
        var words = words
        if words.first == "help" { words.removeFirst() }
        guard let word = words.first, word != "help" else { return nil }
        guard let command = command(word) else {
            return unknown(word, among: names(Backtalk.configuration) + ["help"], help(nil))
        }
        let inner = names(command.configuration)
        guard !inner.isEmpty, let word = words.dropFirst().first, !inner.contains(word) else { return nil }
        let name = command.configuration.commandName ?? ""
        return unknown(word, of: name, among: inner, help(name))
    }

    private static func unknown(
        _ word: String, of command: String? = nil, among names: [String], _ help: String
    ) -> Complaint {
        let prefix = command.map { "\($0) " } ?? ""
        let hint = NearestName.of(word, among: names).map { "did you mean '\(prefix)\($0)'?" }
        return Complaint("there is no command '\(prefix)\(word)'; " + (hint ?? "'\(help)' names them"))
    }

    private static var words: [String] { CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("-") } }

    private static func command(_ name: String) -> (any ParsableCommand.Type)? {
        Backtalk.configuration.subcommands.first { $0.configuration.commandName == name }
    }

    private static func names(_ configuration: CommandConfiguration) -> [String] {
        configuration.subcommands.compactMap { $0.configuration.commandName }
    }

    private static func help(_ command: String?) -> String {
        switch command {
        case nil, "help": "backtalk --help"
        case .some(let command): "backtalk \(command) --help"
        }
    }
}
