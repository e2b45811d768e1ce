import Scheduler

/// Where the loader gets the sound of a cue.
///
/// Called on the loader's thread, never on the audio thread; may take its time.
public protocol ClipSource: Sendable {
    /// The sound of `cue`, as long as `cue.frames`: what is longer is cut by the mixer.
    func clip(for cue: Cue) throws -> Clip
}
