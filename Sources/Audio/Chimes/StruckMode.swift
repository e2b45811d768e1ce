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

/// Everything that sounds when a chime is struck, once or twice.
struct StruckBody {
    var modes: [StruckMode]
    var strikes: [StrikeNoise]

    /// Struck after so many seconds, and softer.
    func struck(after start: Double, amplitude: Double) -> StruckBody {
        var body = self
        for index in modes.indices {
            body.modes[index].start += start
            body.modes[index].amplitude *= amplitude
        }
        for index in strikes.indices {
            body.strikes[index].start += start
            body.strikes[index].amplitude *= amplitude
        }
        return body
    }

    static func + (a: StruckBody, b: StruckBody) -> StruckBody {
        StruckBody(modes: a.modes + b.modes, strikes: a.strikes + b.strikes)
    }
}
