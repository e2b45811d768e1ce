import Scheduler

/// Turns a plan into sound, frame by frame. Owned by one thread.
public final class Mixer {
    /// How a position in the middle of a cue is entered.
    public enum Entry: Sendable, Hashable {
        /// A jump: chimes fade in, speech and breath wait for their next cue.
        case seek
        /// Going on after a pause: everything that sounds at the position goes on, faded in.
        case resume
    }

    /// What becomes of the sound of the moment when another plan is installed.
    public enum Edge: Sendable, Hashable {
        /// It fades out under what comes.
        case faded
        /// It was already cut at the device.
        case cut
    }

    /// What a call of `render` did.
    public struct Progress: Sendable, Hashable {
        public enum State: Sendable, Hashable {
            case playing
            /// The clip of a cue is not there yet.
            case holding
            /// At the horizon of the plan, waiting for the next plan.
            case atHorizon
            /// Faded out; `beginFadeIn` goes on.
            case stopped
            /// At the end of the session, or without a plan.
            case ended
        }

        /// Session frames that passed: they are the first of the rendered frames, what follows them is standing still.
        public let advanced: Frames
        /// At the end of the call.
        public let state: State
        /// Every rendered sample is zero.
        public let isSilent: Bool
    }

    public private(set) var plan: MixPlan?
    /// The next session frame to be rendered.
    public private(set) var position = Frames.zero
    /// The master gain, 0…1 (or more, clamped at the output). A change is reached in a ramp of 20 ms.
    public var volume: Float = 1

    /// The longest edge: 10 ms.
    public static let edgeFrames = 480

    public init() {}

    /// Plays `plan` from `position` on, with the next call of `render`. A cue that sounds at this very frame in both plans
    /// sounds on as if nothing had happened.
    ///
    /// - Returns: the plan before. Keep it, hand it back to a thread that may free memory.
    @discardableResult
    public func install(
        _ plan: MixPlan, at position: Frames, entry: Entry = .seek, edge: Edge = .faded
    ) -> MixPlan? {
        defer {
            self.plan = plan
            self.position = position
        }
        return self.plan
    }

    /// Fades out over the next frames (at most `edgeFrames`), then stands still, silent.
    public func beginFadeOut(frames: Int = Mixer.edgeFrames) {
    }

    /// Goes on after `beginFadeOut`, faded in.
    public func beginFadeIn(frames: Int = Mixer.edgeFrames) {
    }

    /// Fills `frames` frames of interleaved stereo, always all of them.
    public func render(into output: UnsafeMutablePointer<Float>, frames: Int) -> Progress {
        output.update(repeating: 0, count: frames * 2)
        return Progress(advanced: .zero, state: .ended, isSilent: true)
    }

    /// The same as 16-bit samples, converted by `SampleFormat`.
    public func render16(into output: UnsafeMutablePointer<Int16>, frames: Int) -> Progress {
        output.update(repeating: 0, count: frames * 2)
        return Progress(advanced: .zero, state: .ended, isSilent: true)
    }
}
