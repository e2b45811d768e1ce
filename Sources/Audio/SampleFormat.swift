/// The one place where the float mix becomes 16-bit samples.
public enum SampleFormat {
    /// 16-bit full scale: −1.0 is −32 768 exactly, and a sample that was 16 bits before comes back unchanged.
    public static var scale: Float { @_noAllocation @_noLocks get { 32_768 } }

    /// Rounds to the nearest step (halves to even), clamped, without dither: the same for speakers and files.
    @inlinable @_noAllocation @_noLocks
    public static func int16(_ sample: Float) -> Int16 {
        // Adding 1.5 x 2^23 leaves the rounded integer in the low bits: the same in every vector width, and no call.
        let scaled = max(-32_768, min(32_767, sample * 32_768))
        return Int16(truncatingIfNeeded: (scaled + 12_582_912).bitPattern)
    }
}
