/// A playlist (M3U): a file a line, relative to the playlist's folder; lines that begin with `#` are remarks.
///
/// Any bytes are one, with few files or many.
struct Playlist: Hashable {
    /// What its name ends in, in lower case.
    static let extensions: Set<String> = ["m3u", "m3u8"]
    /// In bytes: some ten thousand names.
    static let largest = 1 << 20

    /// In their order, a path a file; an address on the network as it is.
    let paths: [String]

    /// - Parameter folder: where it lies, with a slash at the end; empty for the working directory.
    init(_ bytes: [UInt8], in folder: String) {
        paths = Self.text(bytes).split(whereSeparator: \.isNewline).compactMap { line in
            let name = String(line).trimmed
            // No file has a name with a zero in it.
            guard !name.isEmpty, !name.hasPrefix("#"), !name.unicodeScalars.contains("\0") else { return nil }
            if let path = Self.path(ofAddress: name) { return path }
            return name.hasPrefix("/") || name.contains("://") ? name : folder + name
        }
    }

    /// UTF-8; where it is none, Latin 1, in which these files were written once.
    private static func text(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// The path in `file:///…`, as other players write it; nil where that is none.
    private static func path(ofAddress address: String) -> String? {
        let scheme = "file://"
        guard address.lowercased().hasPrefix(scheme + "/") else { return nil }
        var bytes: [UInt8] = []
        var rest = Substring(address.dropFirst(scheme.count)).utf8
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let code = UInt8(hex: digits) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate init?(hex digits: Substring.UTF8View) {
        // A sign is a number's, and no digit.
        guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
        self.init(Substring(digits), radix: 16)
    }
}
