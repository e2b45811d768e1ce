/// The soundscapes that are synthesized, without an end and without a loop.
public enum Scene: String, Sendable, Hashable, CaseIterable {
    case rain, waves, wind, drone, brown

    /// What it is, in a few words.
    public var description: String {
        switch self {
        case .rain: "steady rain, single drops near by"
        case .waves: "a calm sea, a wave about every nine seconds"
        case .wind: "wind that rises and falls"
        case .drone: "a soft chord that never stands still"
        case .brown: "brown noise, deep and even"
        }
    }

    /// The bed of this scene; the same `seed` gives the same samples.
    public func bed(seed: UInt64 = 1) -> Bed { Bed(source: source(seed: seed)) }

    /// Its blocks.
    public func source(seed: UInt64) -> any BedSource {
        switch self {
        case .rain: NoiseSource(RainRecipe(), seed: seed)
        case .waves: NoiseSource(WaveRecipe(), seed: seed)
        case .wind: NoiseSource(WindRecipe(), seed: seed)
        case .brown: NoiseSource(BrownRecipe(), seed: seed)
        case .drone: DroneSource(seed: seed)
        }
    }
}
