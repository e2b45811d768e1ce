import Scheduler

/// A cue as the audio thread reads it: plain numbers, no reference.
struct MixCue {
    enum Kind: UInt8 {
        case speech, chime, breath
    }

    let frame: Int64
    /// Where it falls silent at the latest.
    let end: Int64
    let kind: Kind
    /// Cues with the same number share one clip.
    let sound: Int
}
