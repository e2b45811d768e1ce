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
    private let clip: Clip
    private let gain: Float
    private var next = 0

    init(_ tone: Tone, volume: Float) {
        clip = tone.clip
        gain = volume
    }

    var isOver: Bool { next >= clip.count }
    var remaining: Int { clip.count - next }

    /// Adds the next `frames` frames to both channels.
    mutating func mix(into samples: UnsafeMutableRawPointer, frames: Int, as sample: PCMSetting.Sample) {
        let count = min(frames, remaining)
        switch sample {
        case .int16:
            let samples = samples.assumingMemoryBound(to: Int16.self)
            for index in 0..<count {
                let added = Float(clip.samples[next + index]) * gain / SampleFormat.scale
                for channel in 2 * index...2 * index + 1 {
                    samples[channel] = SampleFormat.int16(
                        Float(samples[channel]) / SampleFormat.scale + added)
                }
            }
        case .float32:
            let samples = samples.assumingMemoryBound(to: Float.self)
            for index in 0..<count {
                let added = Float(clip.samples[next + index]) * gain / SampleFormat.scale
                samples[2 * index] += added
                samples[2 * index + 1] += added
            }
        }
        next += count
    }
}
