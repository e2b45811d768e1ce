/// What characters a file may be made of.
enum YAMLCharacters {
    /// The place behind the last character that is not a line's end; nil, with its mistake, at the first byte
    /// that is not UTF-8 and at the first character that may not be there.
    static func check(_ text: ArraySlice<UInt8>, _ log: inout MistakeLog) -> TextPlace? {
        var bytes = text.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var line = 1
        var column = 1
        var end = TextPlace.start
        var afterReturn = false
        while true {
            let scalar: Unicode.Scalar
            switch parser.parseScalar(from: &bytes) {
            case .valid(let encoded): scalar = Unicode.UTF8.decode(encoded)
            case .emptyInput: return end
            case .error:
                log.add(
                    TextPlace(line: line, column: column), "the file is not valid UTF-8 here",
                    expected: "expected a text file in UTF-8")
                return nil
            }
            if scalar == "\n" || scalar == "\r" {
                if !(scalar == "\n" && afterReturn) { line += 1 }
                column = 1
                afterReturn = scalar == "\r"
                continue
            }
            afterReturn = false
            guard isAllowed(scalar) else {
                log.add(
                    TextPlace(line: line, column: column), "the character \(name(scalar)) may not be used",
                    expected: "expected text without control characters")
                return nil
            }
            column += 1
            end = TextPlace(line: line, column: column)
        }
    }

    /// Unicode's line separators count as controls: editors and YAML disagree on where a line ends then.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        default: false
        }
    }

    /// "U+001B"
    static func name(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x20..<0x7F: true
        // YAML allows neither of them, and a second byte order mark would be taken for text.
        case 0xFEFF, 0xFFFE, 0xFFFF: false
        default: !isControl(scalar)
        }
    }
}
