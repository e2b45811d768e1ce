/// Builds one frame; its length always fits what was appended.
struct FrameWriter {
    private(set) var bytes: [UInt8]
    private let following: Int

    /// - Parameter following: bytes that the sender puts behind the frame's beginning by itself.
    init(kind: Unicode.Scalar, following: Int = 0) {
        self.following = following
        bytes = [0, 0, 0, 0, UInt8(ascii: kind)]
        writeLength()
    }

    mutating func append(_ number: UInt32) {
        for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
        writeLength()
    }

    mutating func append(_ text: String) {
        append(UInt32(truncatingIfNeeded: text.utf8.count))
        append(bytes: Array(text.utf8))
    }

    mutating func append(bytes more: [UInt8]) {
        bytes += more
        writeLength()
    }

    private mutating func writeLength() {
        let length = UInt32(truncatingIfNeeded: bytes.count - 4 + following)
        for place in 0..<4 { bytes[place] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(place))) }
    }
}
