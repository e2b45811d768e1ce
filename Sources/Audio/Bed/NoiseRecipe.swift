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

extension NoiseRecipe {
    static func factor(_ decibels: Double) -> Double { exp(decibels * 0.115_129_254_649_702_28) }
}
