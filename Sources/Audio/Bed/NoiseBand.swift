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
