/// Keys out of the bytes that a terminal sends: one byte for most, three and more for the arrows.
struct KeyReader {
    enum Key: Sendable, Hashable {
        case character(Character)
        case up, down
    }

    /// What has come of a sequence that is not over.
    private var sequence: [UInt8] = []

    private static let escape: UInt8 = 0x1B

    mutating func keys(in bytes: some Sequence<UInt8>) -> [Key] {
        bytes.compactMap { key(after: $0) }
    }

    private mutating func key(after byte: UInt8) -> Key? {
        if byte == Self.escape {
            sequence = [byte]
            return nil
        }
        guard !sequence.isEmpty else {
            return byte < 0x80 ? .character(Character(Unicode.Scalar(byte))) : nil
        }
        sequence.append(byte)
        // ESC [ or ESC O, digits and semicolons, and a letter.
        if sequence.count == 2 {
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") { return nil }
        } else if (0x20...0x3F).contains(byte) {
            return nil
        }
        defer { sequence = [] }
        switch byte {
        case UInt8(ascii: "A") where sequence.count > 2: return .up
        case UInt8(ascii: "B") where sequence.count > 2: return .down
        default: return nil
        }
    }
}
