import Glibc

/// A soundscape made of noise: four bands of it, each left and right for itself, and how they move.
protocol NoiseRecipe {
    /// The four bands.
    var bands: [NoiseBand] { get }
    /// The factor that brings the sum to `Levels.bedLoudness`.
    var level: Double { get }
    /// How the bands stand at a moment. A pure function of `time`.
    func moment(_ time: Double, _ chance: Chance) -> NoiseMoment
}

/// One band of a soundscape, as it is at rest.
struct NoiseBand {
    enum Kind { case lowpass, bandpass, highpass }

    var kind: Kind
    /// In Hz: the edge or the middle.
    var frequency: Double
    /// The width; a bandpass is `frequency` / `q` Hz wide.
    var q = 0.7
    var gain = 1.0
    /// 0: steady noise. Near 1: single drops, the rarer the nearer.
    var sparseness = 0.0
}

/// What a moment makes of the bands: a factor for each gain, left and right, and for each frequency.
struct NoiseMoment {
    var left = SIMD4<Double>(repeating: 1)
    var right = SIMD4<Double>(repeating: 1)
    var pitch = SIMD4<Double>(repeating: 1)
}

extension NoiseRecipe {
    static func factor(_ decibels: Double) -> Double { exp(decibels * 0.115_129_254_649_702_28) }
}

/// Steady rain: what falls far off, what falls near by, and single drops.
struct RainRecipe: NoiseRecipe {
    let bands = [
        NoiseBand(kind: .lowpass, frequency: 420, gain: 0.8),
        NoiseBand(kind: .bandpass, frequency: 2_200, q: 0.45, gain: 0.3),
        NoiseBand(kind: .bandpass, frequency: 1_300, q: 1.6, gain: 3, sparseness: 0.996),
        NoiseBand(kind: .bandpass, frequency: 2_300, q: 2.2, gain: 2.2, sparseness: 0.997),
    ]
    let level = 0.129

    func moment(_ time: Double, _ chance: Chance) -> NoiseMoment {
        // It comes and goes a little, and from one side more than from the other; nothing is left of that 5 s later.
        let shower = chance.drift(time / 4.3)
        let side = chance.drift(time / 3.7 + 0.5)
        let near = Self.factor(1.5 * shower)
        let drops = Self.factor(3 * shower)
        var moment = NoiseMoment()
        moment.left = SIMD4(near, near * Self.factor(side), drops, drops * Self.factor(-2 * side))
        moment.right = SIMD4(near, near * Self.factor(-side), drops, drops * Self.factor(2 * side))
        return moment
    }
}

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

/// Wind in the open: a low roar, two bands that slide with the gusts, some air.
struct WindRecipe: NoiseRecipe {
    let bands = [
        NoiseBand(kind: .lowpass, frequency: 130, gain: 1.3),
        NoiseBand(kind: .bandpass, frequency: 330, q: 1.3, gain: 1),
        NoiseBand(kind: .bandpass, frequency: 640, q: 3.5, gain: 0.65),
        NoiseBand(kind: .bandpass, frequency: 2_200, q: 0.5, gain: 0.12),
    ]
    let level = 0.164

    func moment(_ time: Double, _ chance: Chance) -> NoiseMoment {
        let gust = 0.7 * chance.drift(time / 4.2) + 0.3 * chance.drift(time / 2.3 + 0.3)
        let slide = 0.8 * gust + 0.2 * chance.drift(time / 1.7 + 0.6)
        let side = chance.drift(time / 4 + 0.8)
        let (roar, blow) = (Self.factor(2 * gust), Self.factor(4 * gust))
        let (howl, air) = (Self.factor(5 * slide - 1), Self.factor(5 * gust))
        let (l, r) = (Self.factor(1.5 * side), Self.factor(-1.5 * side))
        var moment = NoiseMoment()
        moment.left = SIMD4(roar, blow * l, howl * l, air)
        moment.right = SIMD4(roar, blow * r, howl * r, air)
        moment.pitch = SIMD4(1, exp(0.3 * gust), exp(0.35 * slide), 1)
        return moment
    }
}

/// Brown noise: 6 dB less an octave, even.
struct BrownRecipe: NoiseRecipe {
    let bands = [
        NoiseBand(kind: .lowpass, frequency: 70, q: 0.3, gain: 1),
        NoiseBand(kind: .lowpass, frequency: 280, q: 0.3, gain: 0.16),
        NoiseBand(kind: .lowpass, frequency: 1_100, q: 0.3, gain: 0.026),
        NoiseBand(kind: .highpass, frequency: 30, gain: 0),
    ]
    let level = 1.74

    func moment(_ time: Double, _ chance: Chance) -> NoiseMoment { NoiseMoment() }
}
