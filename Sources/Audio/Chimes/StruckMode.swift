/// How one mode of a struck body sounds.
struct StruckMode {
    /// In Hz.
    var frequency: Double
    /// Relative to the other modes of the chime.
    var amplitude: Double
    /// The seconds in which it loses 60 dB.
    var ring: Double
    /// Seconds from the beginning of the chime to its stroke.
    var start = 0.0
    /// Seconds in which it swells: 4 ms is heard at once, and no click.
    var swell = 0.004
}
