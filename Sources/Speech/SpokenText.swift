/// Text as it reaches an engine: plain words on one line.
///
/// Engines read more than words: eSpeak NG takes a control character as the start of a command even in plain text.
/// Its `[[phonemes]]` and SSML are read out as characters, since their flags are never set.
public enum SpokenText {
    /// Leaves out what is not there to be spoken: control characters, bidi marks and overrides, zero-width and other
    /// ignorable characters, private and unassigned ones. White space becomes one space between words, none at the ends.
    /// Combining marks stay. Cleaning twice is cleaning once.
    /// - Returns: an empty text where nothing is left; its clip has no frames.
    public static func clean(_ text: String) -> String {
        var cleaned = String.UnicodeScalarView()
        var spaceIsDue = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                spaceIsDue = !cleaned.isEmpty
            } else if isSpoken(scalar) {
                if spaceIsDue { cleaned.append(" ") }
                spaceIsDue = false
                cleaned.append(scalar)
            }
        }
        return String(cleaned)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == " " || (9...13).contains(scalar.value) }
        return scalar.properties.isWhitespace
    }

    private static func isSpoken(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: return false
        default: return !scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
