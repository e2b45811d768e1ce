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
