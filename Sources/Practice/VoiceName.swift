/// The name of an installed voice: one that comes with the program, or a file of the person's voices folder without its
/// extension. Never a path: whoever writes a routine chooses among the voices of whoever plays it.
public struct VoiceName: Sendable, Hashable, CustomStringConvertible {
    public let text: String

    /// nil for a path, an address, the name of a file, and what no file is called.
    public init?(_ text: String) {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: scalar != "/"
            }
        }
        let isBlank = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        // A shell's home, and files that are hidden.
        let begins = text.hasPrefix("~") || text.hasPrefix(".")
        let letters = text.lowercased()
        guard isPlain, !isBlank, !begins, !letters.hasSuffix(".yaml"), !letters.hasSuffix(".yml") else {
            return nil
        }
        self.text = text
    }

    public var description: String { text }
}

/// The voice that was asked for.
public enum VoiceChoice: Sendable, Hashable {
    case named(VoiceName)
    /// A file that the person named themselves, by its path.
    case file(String)

    /// As a person asks for it in a terminal or in their own configuration, where a path will do too.
    public init(typed text: String) {
        self = VoiceName(text).map(VoiceChoice.named) ?? .file(text)
    }

    /// As it was asked for.
    public var text: String {
        switch self {
        case .named(let name): name.text
        case .file(let path): path
        }
    }
}
