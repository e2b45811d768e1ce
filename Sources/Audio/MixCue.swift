/// A cue as the audio thread reads it: plain numbers, no reference.
struct MixCue {
    let frame: Int64
    /// Where it falls silent at the latest.
    let end: Int64
    /// A chime may be entered in its middle.
    let isChime: Bool
    /// Cues with the same number share one clip.
    let sound: Int
    /// The factor for its samples.
    let gain: Float
}
