/// Takes a frame apart; every step gives nil when the bytes do not reach.
struct FrameReader {
    private var bytes: ArraySlice<UInt8>

    /// - Parameter frame: the frame without its length.
    init(_ frame: [UInt8]) { bytes = frame[...] }

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func kind() -> UInt8? { bytes.popFirst() }

    mutating func number() -> UInt32? {
        guard bytes.count >= 4 else { return nil }
        var number: UInt32 = 0
        for byte in bytes.prefix(4).reversed() { number = number << 8 | UInt32(byte) }
        bytes = bytes.dropFirst(4)
        return number
    }

    mutating func text() -> String? {
        guard let count = number(), count <= bytes.count else { return nil }
        defer { bytes = bytes.dropFirst(Int(count)) }
        return String(validating: bytes.prefix(Int(count)), as: UTF8.self)
    }

    mutating func rest() -> [UInt8] {
        defer { bytes = [] }
        return Array(bytes)
    }
}
