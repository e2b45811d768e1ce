/// What stands before the samples of a cached clip, little-endian:
///
///     0   "backtalk"
///     8   version UInt32, samples a second UInt32
///     16  the clip's name, 32 hexadecimal digits, so that a file under a wrong name is noticed
///     48  frames UInt64, checksum of the samples UInt64
///     64  checksum of the 64 bytes before UInt64
struct ClipHeader {
    static let size = 72
    private static let version: UInt32 = 1
    private static let rate: UInt32 = 48_000
    let frames: Int
    let checksum: UInt64
    let bytes: [UInt8]

    init(key: ClipKey, frames: Int, checksum: UInt64) {
        var bytes = Self.beginning(key)
        Self.append(UInt64(frames), to: &bytes)
        Self.append(checksum, to: &bytes)
        Self.append(bytes.withUnsafeBytes(Hash.checksum), to: &bytes)
        self.frames = frames
        self.checksum = checksum
        self.bytes = bytes
    }

    /// - Parameter space: `size` bytes. nil comes back for what is no header of this clip, and
    ///   for one that makes it longer than it may be.
    init?(_ space: UnsafeRawBufferPointer, key: ClipKey) {
        guard space.count == Self.size, space[..<48].elementsEqual(Self.beginning(key)) else { return nil }
        func number(at place: Int) -> UInt64 {
            UInt64(littleEndian: space.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        }
        let sealed = Hash.checksum(UnsafeRawBufferPointer(rebasing: space[..<64]))
        guard number(at: 64) == sealed, number(at: 48) <= UInt64(key.longest.count) else { return nil }
        frames = Int(number(at: 48))
        checksum = number(at: 56)
        bytes = Array(space)
    }

    private static func beginning(_ key: ClipKey) -> [UInt8] {
        var bytes = Array("backtalk".utf8)
        for number in [version, rate] {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }
        bytes.append(contentsOf: key.digits.utf8)
        return bytes
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
