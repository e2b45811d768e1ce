import Audio
import Scheduler

/// The level of one voice, measured once on the paragraph that its file gives for it.
struct VoiceLevel: Hashable, Sendable {
    /// What the paragraph measures as it comes from the engine, in hundredths of a LUFS.
    let loudness: Int16
    /// What brings it, limited, to `ClipMaker.target`, in hundredths of a decibel.
    let gain: Int16

    init(loudness: Int16, gain: Int16) {
        self.loudness = loudness
        self.gain = gain
    }

    /// Of a level that the cache keeps.
    static let frames = Frames(2)
    /// In hundredths of a LUFS: from where nothing is heard to a full-scale square wave.
    private static let loudnesses: ClosedRange<Int16> = -7_000...500

    /// As a clip of two samples, so that the cache keeps it like any other; nil where no voice has such a level.
    init?(_ clip: Clip) {
        guard clip.frames == Self.frames, Self.loudnesses.contains(clip.samples[0]),
            Int(clip.samples[1]).magnitude <= UInt(ClipMaker.largestGain * 100)
        else { return nil }
        self.init(loudness: clip.samples[0], gain: clip.samples[1])
    }

    var clip: Clip { Clip(samples: [loudness, gain]) }
}
