import Audio
import Scheduler
import System

/// Renders a timeline to a file: the mixer of live playing, pulled as fast as it goes.
public struct FileRenderer: Sendable {
    private let source: any ClipSource
    private let setting: SoundSetting

    /// - Parameters:
    ///   - source: called on the rendering thread, and waited for.
    ///   - setting: its bed, which no other mixer may have played, too.
    public init(source: any ClipSource, setting: SoundSetting = SoundSetting()) {
        self.source = source
        self.setting = setting
    }

    /// How a rendering went.
    public struct Outcome: Sendable, Hashable {
        /// Session frames that were written: the whole timeline.
        public var frames = Frames.zero
        /// Cues that have no clip, for which there is silence in the file.
        public var left: [Cue] = []
    }

    /// What to do about a cue that has no clip.
    public enum OnFailure: Sendable, Hashable {
        /// Throw, and leave no file.
        case fail
        /// Silence in its place.
        case leaveOut
    }

    /// How much is rendered between two looks at the loader: far less than it looks ahead.
    private static let block = 16_384

    /// Renders all of `timeline` to `path`, in the format of its extension.
    ///
    /// - Parameter isCancelled: asked between blocks; true ends it with `CancellationError`, and no file.
    /// - Throws: `SoundFileError`; with `.fail` the `LoadFailure` of the first cue without a clip.
    @discardableResult
    public func render(
        _ timeline: Timeline, to path: String, onFailure: OnFailure = .fail,
        isCancelled: () -> Bool = { false }
    ) throws -> Outcome {
        let plan = MixPlan(timeline, generation: 1, setting: setting)
        let loader = Loader(source: source)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        let file = try SoundFile(path: path, frames: timeline.frames)
        let samples = UnsafeMutablePointer<Int16>.allocate(capacity: Self.block * 2)
        defer { samples.deallocate() }
        var outcome = Outcome()
        // It is made beside the rest; what is not there in time is made here.
        let ahead = try setting.bed.map { bed throws(SystemError) in try BedThread(bed) }
        defer { ahead?.end() }
        while outcome.frames < timeline.frames {
            if isCancelled() { throw CancellationError() }
            ahead?.look()
            setting.bed?.load(ahead: Frames(Int64(2 * Self.block)))
            try load(plan, from: outcome.frames, with: loader, onFailure, into: &outcome)
            let rest = timeline.frames - outcome.frames
            let progress = mixer.render16(into: samples, frames: Int(min(rest.count, Int64(Self.block))))
            // Nothing holds the mixer: every clip of this block is there.
            guard progress.advanced > .zero else { throw RenderStall(frame: outcome.frames) }
            try file.write(samples, frames: Int(progress.advanced.count))
            outcome.frames += progress.advanced
        }
        try file.finish()
        return outcome
    }

    private func load(
        _ plan: MixPlan, from position: Frames, with loader: Loader, _ onFailure: OnFailure,
        into outcome: inout Outcome
    ) throws(LoadFailure) {
        while true {
            do throws(LoadFailure) {
                return try loader.load(plan, from: position)
            } catch {
                if onFailure == .fail { throw error }
                loader.leaveOut(error, of: plan)
                outcome.left.append(error.cue)
            }
        }
    }
}

/// The loader found nothing missing and the mixer waits all the same: a fault of ours, told rather than looped on.
struct RenderStall: Error, Sendable, Hashable, CustomStringConvertible {
    var frame: Frames

    var description: String {
        "Rendering stopped at \(frame.seconds) s, waiting for a sound; please report this."
    }
}
