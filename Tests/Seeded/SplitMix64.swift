/// Random numbers that a seed repeats, so that a property that fails fails again: Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators" (2014).
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64
    /// The step of the state: 2⁶⁴ by the golden ratio.
    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    public init(state: UInt64) { self.state = state }

    public init(seed: Int) { self.init(state: UInt64(bitPattern: Int64(seed))) }

    public mutating func next() -> UInt64 {
        state &+= Self.step
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
