import ArgumentParser
import Documents
import Practice

/// Which command the arguments ask for, as far as there is one.
struct CommandPath {
    /// As a person types it: "backtalk remind add".
    let text: String
    /// That there is no command of the next word; nil where there is, or none is needed.
    let unknown: Complaint?

    init(_ arguments: some Sequence<String>) {
        var words = arguments.filter { !$0.hasPrefix("-") }[...]
        if words.first == "help" { words.removeFirst() }
        var text = "backtalk"
        var configuration = Backtalk.configuration
        while let word = words.popFirst() {
            let commands = configuration.subcommands.map { $0.configuration }
            if commands.isEmpty { break }
            guard let next = commands.first(where: { $0.commandName == word }) else {
                let names = commands.compactMap(\.commandName)
                // 'help' may be asked for help, too.
                unknown = word == "help" ? nil : Self.unknown(word, of: text, among: names)
                self.text = text
                return
            }
            text += " \(word)"
            configuration = next
        }
        self.text = text
        unknown = nil
    }

    private static func unknown(_ word: String, of command: String, among names: [String]) -> Complaint {
        let prefix = command.dropFirst("backtalk".count).drop { $0 == " " }
        let start = prefix.isEmpty ? "" : "\(prefix) "
        let candidates = command == "backtalk" ? names + ["help"] : names
        let hint = NearestName.of(word, among: candidates).map { "did you mean '\(start)\($0)'?" }
        return Complaint(
            "there is no command '\(start)\(word)'; \(hint ?? "'\(command) --help' names them")")
    }
}
