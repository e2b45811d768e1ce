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
