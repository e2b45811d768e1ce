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
