/// Text as it is shown to people. What a terminal would obey, and what is not seen or turns the direction of what stands
/// around it, stands there as its number: `\u{1B}`, as Swift writes it.
///
/// A literal is ours and stays as it is, line ends and all. What is put into it is a stranger's, and is cleaned:
///
///     let line: PrintableText = "\(file): no mistakes\n"
///
/// Letters of every language stay as they are, with their marks, their joiners and the sequences of emoji. Nothing is
/// hidden and nothing is dropped, so two names that differ look different. Cleaning twice changes nothing.
public struct PrintableText: Sendable, Hashable {
    private var text: String

    public init() { text = "" }

    /// A stranger's text within a line: its line ends and tabs are shown as their numbers too.
    public init(line text: String) { self.text = CharacterDisplay.escaped(text, lineEnds: .escaped) }

    /// A stranger's sentence within a line: its line ends and tabs are spaces.
    public init(sentence text: String) { self.text = CharacterDisplay.escaped(text, lineEnds: .spaces) }

    /// A text in which line feeds end lines: help, and what is written for programs.
    public init(lines text: String) { self.text = CharacterDisplay.escaped(text, lineEnds: .kept) }

    public var isEmpty: Bool { text.isEmpty }

    public static func + (a: PrintableText, b: PrintableText) -> PrintableText {
        var sum = a
        sum += b
        return sum
    }

    public static func += (a: inout PrintableText, b: PrintableText) { a.text += b.text }

    /// With what XML, WebVTT and the markup of notifications would read as a mark written out.
    public var markup: String {
        var markup = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            default: markup.unicodeScalars.append(scalar)
            }
        }
        return markup
    }
}

extension PrintableText: CustomStringConvertible {
    public var description: String { text }
}

extension PrintableText: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) { self.text = text }

    public init(stringInterpolation parts: StringInterpolation) { text = parts.text }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        public mutating func appendLiteral(_ literal: String) { text += literal }

        public mutating func appendInterpolation(_ part: PrintableText) { text += part.text }

        /// Cleaned as a part of a line.
        public mutating func appendInterpolation(_ stranger: some CustomStringConvertible) {
            text += PrintableText(line: stranger.description).text
        }
    }
}

extension Sequence<PrintableText> {
    public func joined(separator: PrintableText = PrintableText()) -> PrintableText {
        var all = PrintableText()
        for (index, part) in enumerated() {
            if index > 0 { all += separator }
            all += part
        }
        return all
    }
}
