import Audio

/// The way out: a raised-cosine ramp to silence, in steps of one frame.
struct Fade {
    /// Long enough to sound like an end, short enough to obey.
    static var frames: Int { @_noAllocation @_noLocks get { 7_200 } }
    private var done = 0

    var isOver: Bool { @_noAllocation @_noLocks get { done >= Self.frames } }

    /// Fades the next `frames` frames of two channels; silence after the end of the ramp.
    @_noAllocation @_noLocks
    mutating func apply(to samples: UnsafeMutableRawPointer, frames: Int, as sample: PCMSetting.Sample) {
        switch sample {
        case .int16:
            let samples = samples.assumingMemoryBound(to: Int16.self)
            for frame in 0..<frames {
                let gain = next()
                for channel in 2 &* frame...2 &* frame &+ 1 {
                    let sample = Float(samples[channel]) / SampleFormat.scale
                    samples[channel] = SampleFormat.int16(sample * gain)
                }
            }
        case .float32:
            let samples = samples.assumingMemoryBound(to: Float.self)
            for frame in 0..<frames {
                let gain = next()
                samples[2 &* frame] *= gain
                samples[2 &* frame &+ 1] *= gain
            }
        }
    }

    /// A parabola on each half: within 3 % of the raised cosine, without a call.
    @_noAllocation @_noLocks
    private mutating func next() -> Float {
        if isOver { return 0 }
        done &+= 1
        let x = Float(done) / Float(Self.frames)
        return x < 0.5 ? 1 - 2 * x * x : 2 * (1 - x) * (1 - x)
    }
}
