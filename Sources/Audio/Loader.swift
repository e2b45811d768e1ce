import Scheduler

/// Keeps the clips of the next seconds in the table of a plan. Works on any thread but the audio thread.
public struct Loader: Sendable {
    private let source: any ClipSource
    /// How far ahead of the position clips are made ready.
    public let lookAhead: Frames

    public init(source: any ClipSource, lookAhead: Frames = .seconds(30)) {
        self.source = source
        self.lookAhead = lookAhead
    }

    /// Loads every clip that `plan` needs from `position` on, nearest first, and frees those that lie behind.
    ///
    /// Cheap when nothing is missing: a file render calls it before every block.
    /// - Throws: `LoadFailure` for the first cue that has no clip.
    public func load(_ plan: MixPlan, from position: Frames) throws(LoadFailure) {
        while try loadNext(plan, from: position) {}
    }

    /// Loads the next missing clip alone; false if none is missing.
    ///
    /// For a live loader, which looks for a newer plan between two clips.
    public func loadNext(_ plan: MixPlan, from position: Frames) throws(LoadFailure) -> Bool {
        let row = plan.row
        let window = LoadWindow(
            row, from: position.count, lookAhead: lookAhead.count,
            acknowledged: plan.clips.acknowledged?.count)
        guard let index = plan.clips.firstMissing(in: window, of: row) else { return false }
        let cue = plan.cues[index]
        let clip: Clip
        do {
            clip = try source.clip(for: cue)
        } catch {
            throw LoadFailure(cue: cue, cause: error, index: index)
        }
        plan.clips.put(clip, for: index, sound: row.cues?[index].sound)
        return true
    }

    /// Plays silence where `failure` left a cue of `plan` without a clip, so that the session goes on.
    public func leaveOut(_ failure: LoadFailure, of plan: MixPlan) {
        guard plan.cues.indices.contains(failure.index) else { return }
        plan.clips.put(Clip(samples: []), for: failure.index, sound: nil)
    }
}

/// A cue whose clip could not be made.
public struct LoadFailure: Error {
    public let cue: Cue
    public let cause: any Error
    /// Its number in the plan.
    let index: Int
}
