/// A calm sea: deep water, waves that come in and draw back, foam.
struct WaveRecipe: NoiseRecipe {
    let bands = [
        NoiseBand(kind: .lowpass, frequency: 160, gain: 1.6),
        NoiseBand(kind: .bandpass, frequency: 420, q: 0.6, gain: 0.9),
        NoiseBand(kind: .bandpass, frequency: 1_500, q: 0.5, gain: 0.55),
        NoiseBand(kind: .highpass, frequency: 3_800, gain: 0.16),
    ]
    let level = 0.101
    /// Seconds from wave to wave, on the mean.
    private static let distance = 9.0
    /// How early or late a wave may come, as a part of the distance.
    private static let freedom = 0.44
    /// Seconds in which a wave rises, and in which it draws back.
    private static let (rise, fall) = (3.2, 8.5)

    func moment(_ time: Double, _ chance: Chance) -> NoiseMoment {
        var (swell, foam, side) = (0.0, 0.0, 0.0)
        let nearest = Int64((time / Self.distance).rounded())
        for wave in nearest - 2...nearest + 2 {
            // The top of the wave.
            let top = (Double(wave) + Self.freedom * chance.number(3 * wave)) * Self.distance
            let size = 0.75 + 0.25 * chance.number(3 * wave + 1)
            let shape = Self.shape(time - top)
            swell += size * shape
            foam += size * Self.shape(time - top - 0.7)
            side += size * shape * chance.number(3 * wave + 2)
        }
        // Two waves that meet are no twice as loud one; and none is ever quite over.
        swell = Self.tamed(swell)
        foam = Self.tamed(foam)
        let deep = 0.7 + 0.25 * swell
        let body = 0.48 + 0.52 * swell
        let bright = 0.4 + 0.6 * swell * swell
        let hiss = 0.26 + 0.74 * foam * foam
        let (l, r) = (Self.factor(1.5 * side), Self.factor(-1.5 * side))
        var moment = NoiseMoment()
        moment.left = SIMD4(deep, body * l, bright * l, hiss * l)
        moment.right = SIMD4(deep, body * r, bright * r, hiss * r)
        return moment
    }

    private static func tamed(_ swell: Double) -> Double { 1.6 * swell / (1 + 0.6 * swell) }

    /// How far a wave has come, 0…1, so many seconds after its top.
    private static func shape(_ since: Double) -> Double {
        let part = since < 0 ? 1 + since / rise : 1 - since / fall
        guard part > 0 else { return 0 }
        return part * part * (3 - 2 * part)
    }
}
