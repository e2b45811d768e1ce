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

    /// As a clip of two samples, so that the cache keeps it like any other.
    init?(_ clip: Clip) {
        guard clip.samples.count == 2 else { return nil }
        self.init(loudness: clip.samples[0], gain: clip.samples[1])
    }

    var clip: Clip { Clip(samples: [loudness, gain]) }
}
