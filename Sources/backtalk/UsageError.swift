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
        guard let word = words.first == "help" ? words.dropFirst().first : words.first else { return nil }
        guard !commands.contains(word) else { return nil }
        let hint = NearestName.of(word, among: commands).map { "did you mean '\($0)'?" }
        return Complaint("there is no command '\(word)'; " + (hint ?? "'\(help(nil))' names them"))
    }

    private static var words: [String] { CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("-") } }

    private static var commands: [String] {
        Backtalk.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    }

    private static func help(_ command: String?) -> String {
        switch command {
        case nil, "help": "backtalk --help"
        case .some(let command): "backtalk \(command) --help"
        }
    }
}
