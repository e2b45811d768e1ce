/// JSON that may be looked at: what is not shown to people as it is, is escaped as JSON has it.
public enum JSONText {
    /// A text as a string of JSON, in its quotes.
    public static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return printable(quoted) + "\""
    }

    /// A whole document that is right already. Outside its strings JSON has no such characters, so that none has to be told
    /// from those inside.
    public static func printable(_ document: String) -> String {
        CharacterDisplay.rewritten(document) { index, scalars in
            if scalars[index] == "\n" || CharacterDisplay.isShown(index, scalars) { return nil }
            return String(scalars[index]).utf16.map { unit in
                let digits = String(unit, radix: 16, uppercase: true)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
        }
    }
}
