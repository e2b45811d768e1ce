import Audio

/// A short sound over whatever plays, the session or silence: it belongs to no plan, and no position moves for it.
public struct Tone: Sendable {
    /// Counts the tones of a session: one with the number of the one before it is that one, and sounded already.
    public let number: Int
    let clip: Clip

    public init(_ clip: Clip, number: Int) {
        self.clip = clip
        self.number = number
    }
}

/// A tone on its way to the device. What a device is emptied of before it was heard stays away: a newer key is answered then.
struct Overlay {
    /// No reference: whoever holds the overlay holds its tone too.
    private let samples: UnsafeBufferPointer<Int16>
    private let gain: Float
    private var next = 0

    init(_ tone: Tone, volume: Float) {
        samples = tone.clip.withUnsafeSamples { $0 }
        gain = volume
    }

    var isOver: Bool { remaining <= 0 }
    var remaining: Int { @_noAllocation @_noLocks get { samples.count &- next } }

    /// Adds the next `frames` frames to both channels.
    @_noAllocation @_noLocks
    mutating func mix(into output: UnsafeMutableRawPointer, frames: Int, as sample: PCMSetting.Sample) {
        let count = min(frames, remaining)
        switch sample {
        case .int16:
            let output = output.assumingMemoryBound(to: Int16.self)
            for index in 0..<count {
                let added = added(index)
                for channel in 2 &* index...2 &* index &+ 1 {
                    output[channel] = SampleFormat.int16(Float(output[channel]) / SampleFormat.scale + added)
                }
            }
        case .float32:
            let output = output.assumingMemoryBound(to: Float.self)
            for index in 0..<count {
                let added = added(index)
                output[2 &* index] += added
                output[2 &* index &+ 1] += added
            }
        }
        next &+= count
    }

    @_noAllocation @_noLocks
    private func added(_ index: Int) -> Float {
        Float(samples[next &+ index]) * gain / SampleFormat.scale
    }
}
