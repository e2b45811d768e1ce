internal import CXXHash

/// Tells whether a routine is still the one of an earlier session.
public enum ContentHash {
    /// xxHash 3 of the bytes of a routine's file: 32 hexadecimal digits, the same on every machine.
    public static func of(_ bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
        return [hash.high64, hash.low64].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
