/// Numbers without a pattern that follow from a seed and a place alone: whoever asks for a place gets the same, whatever was
/// asked before.
struct Chance {
    private let seed: UInt64

    init(_ seed: UInt64, stream: UInt64 = 0) {
        self.seed = Self.mix(seed &+ Self.mix(stream &+ 0x9E37_79B9_7F4A_7C15))
    }

    /// 64 bits of the place `index`.
    func bits(_ index: Int64) -> UInt64 {
        Self.mix(seed &+ UInt64(bitPattern: index) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// −1 up to 1.
    func number(_ index: Int64) -> Double { Double(Int64(bitPattern: bits(index))) * 0x1p-63 }

    /// A way from one number to the next, one a unit of `time`, without a corner; −1 to 1.
    func drift(_ time: Double) -> Double {
        let whole = time.rounded(.down)
        let part = time - whole
        let (from, to) = (number(Int64(whole)), number(Int64(whole) + 1))
        return from + (to - from) * (part * part * (3 - 2 * part))
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    private static func mix(_ bits: UInt64) -> UInt64 {
        var z = bits
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
