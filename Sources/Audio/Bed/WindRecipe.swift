import Glibc

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
