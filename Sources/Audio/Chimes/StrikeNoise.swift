/// The touch of the mallet: a breath of noise that is over before the tone is heard as one.
struct StrikeNoise {
    /// Relative to the modes.
    var amplitude: Double
    /// Above this many Hz it has nothing: felt is soft, wood is not.
    var edge: Double
    /// Seconds in which it loses 60 dB.
    var ring: Double
    /// Seconds from the beginning of the chime.
    var start = 0.0
}
