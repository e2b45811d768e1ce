import Foundation
import Text

/// The characters that a terminal can show: Unicode, or ASCII where the locale has no UTF-8.
enum Glyphs: Sendable, Hashable, CaseIterable {
    case unicode, ascii

    /// By the first of LC_ALL, LC_CTYPE and LANG that says something, as POSIX has it.
    init(variable: (String) -> String?) {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
        let charset = locale.lowercased().filter { $0 != "-" }
        self = charset.contains("utf8") ? .unicode : .ascii
    }

    /// What has passed of a bar, and what has not.
    var full: String { self == .unicode ? "━" : "=" }
    var empty: String { self == .unicode ? "─" : "-" }
    var separator: String { self == .unicode ? " · " : " - " }
    var ellipsis: String { self == .unicode ? "…" : "..." }

    /// The text as it can be shown: in one line, with nothing in it that a terminal would obey.
    func text(_ text: String) -> String {
        let shown = PrintableText(sentence: text).description
        return self == .unicode ? shown : Self.ascii(shown)
    }

    private static func ascii(_ text: String) -> String {
        var shown = ""
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            if scalar.isASCII {
                shown.unicodeScalars.append(scalar)
            } else if let letters = letters[scalar] {
                shown += letters
            } else if scalar.properties.generalCategory != .nonspacingMark {
                shown += "?"
            }
        }
        return shown
    }

    /// What is written instead, where taking the accents off does not do.
    private static let letters: [Unicode.Scalar: String] = [
        "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'", "‚": "'",
        "–": "-", "—": "-", "−": "-", "‐": "-", "·": "-", "•": "*", "×": "x", "ß": "ss", "æ": "ae",
        "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L", "đ": "d", "ı": "i",
    ]
}
