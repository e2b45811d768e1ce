/// A name of ALSA's that opens a sound device and does nothing else.
///
/// What `snd_pcm_open` takes is a language: `file:` and `tee:` write files and start programs, `plug:` opens what stands
/// in its argument, braces hold whole definitions. A name is what this grammar gives, and nothing else is ever opened:
///
///     name      = word                     as ALSA's configuration or the person's ~/.asoundrc defines it
///               | kind ":" part *("," part)     a kind that takes a card or a place of one
///               | "plug:" ["SLAVE="] name       one that converts, over a name without commas
///     part      = plain | key "=" plain         "0", "PCH", "CARD=PCH", "DEV=3"
///               | "DEV=" address                of Bluetooth, "AA:BB:CC:DD:EE:FF"
public struct PCMName: Sendable, Hashable, CustomStringConvertible {
    public let text: String

    public var description: String { text }

    /// ALSA's usual device.
    public static let standard = PCMName(unchecked: "default")

    /// nil where the text is no plain name. Whether anything is called so shows when it is opened.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest, Self.isName(text[...], depth: 0) else { return nil }
        self.text = text
    }

    /// For what is known to be a name: what ALSA itself lists.
    init(unchecked text: String) { self.text = text }

    /// In bytes.
    private static let longest = 250
    private static let deepest = 4

    private static func isName(_ text: Substring, depth: Int) -> Bool {
        guard let colon = text.firstIndex(of: ":") else { return isWord(text) }
        let kind = text[..<colon]
        let arguments = text[text.index(after: colon)...]
        if kind == "plug" {
            let slave = arguments.hasPrefix("SLAVE=") ? arguments.dropFirst(6) : arguments
            return depth < deepest && !slave.contains(",") && isName(slave, depth: depth + 1)
        }
        return kinds.contains(String(kind)) && areParts(arguments)
    }

    /// Whether the text is what stands behind the colon of a name of ALSA's list.
    static func areParts(_ text: Substring) -> Bool {
        text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { part in
            guard let equals = part.firstIndex(of: "=") else { return isPlain(part) }
            let (key, value) = (part[..<equals], part[part.index(after: equals)...])
            guard !key.isEmpty, key.utf8.allSatisfy({ isLetter($0) || isDigit($0) || $0 == ascii("_") })
            else {
                return false
            }
            return isPlain(value) || (key == "DEV" && isAddress(value))
        }
    }

    /// Whether it can be the name of a definition. A dot would lead into another one; a blank within is a person's own.
    static func isWord(_ text: Substring) -> Bool {
        guard let first = text.first, let last = text.last, first != " ", last != " " else { return false }
        return text.unicodeScalars.allSatisfy {
            $0 == "_" || $0 == "-" || $0 == "+" || $0 == " " || isLetterOrMark($0)
        }
    }

    /// A number, a card's id, or the name of a sink ("alsa_output.pci-0000_00_1f.3").
    private static func isPlain(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "_-.+".utf8.contains($0) }
    }

    private static func isAddress(_ text: Substring) -> Bool {
        let bytes = text.split(separator: ":", omittingEmptySubsequences: false)
        return bytes.count == 6
            && bytes.allSatisfy { $0.utf8.count == 2 && $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
    }

    private static func isLetterOrMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber:
            true
        default: false
        }
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (ascii("A")...ascii("Z")).contains(byte) || (ascii("a")...ascii("z")).contains(byte)
    }
    private static func isDigit(_ byte: UInt8) -> Bool { (ascii("0")...ascii("9")).contains(byte) }

    /// The definitions of alsa-lib, alsa-plugins, BlueALSA and PipeWire whose arguments choose a card, a socket of it, a
    /// headset or a sink. None of them opens a file or starts a program for an argument.
    private static let kinds: Set<String> = [
        "hw", "plughw", "default", "sysdefault", "front", "rear", "center_lfe", "side", "surround21",
        "surround40", "surround41", "surround50", "surround51", "surround71", "iec958", "spdif", "hdmi",
        "dmix",
        "dsnoop", "modem", "phoneline", "usbstream", "bluealsa", "pulse", "pipewire",
    ]
}
