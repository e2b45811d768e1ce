/// How a unit writes a word, by systemd.syntax and systemd.exec: every kind of line has rules of its own. None of the words
/// has a control character.
enum UnitWord {
    /// The program of a command line. Variables are not looked for in it. systemd starts none with quotes or backslashes in its
    /// path, however they are written; a shell does, which reads nothing but its own two words.
    static func program(_ path: String) -> String {
        if path.unicodeScalars.contains(where: { "\"'\\".unicodeScalars.contains($0) }) {
            return #"/bin/sh -c "exec \"$$0\" \"$$@\"" "# + argument(path)
        }
        return quoted(path, ["%": "%%"])
    }

    /// Another word of a command line.
    static func argument(_ word: String) -> String {
        quoted(word, ["\\": "\\\\", "\"": "\\\"", "%": "%%", "$": "$$"])
    }

    /// A word of `Environment=` (a variable with its value) or of `ReadWritePaths=` and the like.
    static func setting(_ text: String) -> String {
        quoted(text, ["\\": "\\\\", "\"": "\\\"", "%": "%%"])
    }

    /// By scalars: to Swift a mark with an accent after it is another character, to systemd it is not.
    private static func quoted(_ word: String, _ marks: [Unicode.Scalar: String]) -> String {
        "\"" + word.unicodeScalars.map { marks[$0] ?? String($0) }.joined() + "\""
    }
}
