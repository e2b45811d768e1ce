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
            /// At the end of the session, or without a plan.
            case ended
        }

        /// Session frames that passed: they are the first of the rendered frames, what follows them is standing still.
        public var advanced: Frames { Frames(count) }
        /// At the end of the call.
        public let state: State
        /// Every rendered sample is zero.
        public let isSilent: Bool

        private let count: Int64

        @_noAllocation @_noLocks
        init(count: Int64, state: State, isSilent: Bool) {
            self.count = count
            self.state = state
            self.isSilent = isSilent
        }
    }

    /// What is being played.
    public private(set) var plan: MixPlan?

    /// The longest edge that the mixer makes: 10 ms.
    public static let edgeFrames = Ramp.edge
    /// How long a change of volume takes: 20 ms.
    static let volumeFrames = 960

    private let core: UnsafeMutablePointer<MixerCore>

    public init(volume: Float = 1) {
        core = .allocate(capacity: 1)
        core.initialize(to: MixerCore(volume: volume))
    }

    deinit {
        core.pointee.deallocate()
        core.deallocate()
    }

    /// The next session frame to be rendered.
    public var position: Frames { Frames(core.pointee.position) }

    /// The master gain, 1 for none. A change is reached in a ramp of `volumeFrames`.
    public var volume: Float {
        get { core.pointee.volume.to }
        set { core.pointee.volume.turn(to: newValue, in: Self.volumeFrames) }
    }

    /// Plays `plan` from `position` on, with the next call of `render`. A clip that sounds at this very frame in both plans
    /// sounds on as if nothing had happened, so an edit is `.resume` at the mixer's own position.
    ///
    /// A position outside 0…horizon is moved to its nearer end. A plan belongs to one mixer.
    /// - Returns: the plan before; let another thread release it.
    @discardableResult
    public func install(
        _ plan: MixPlan, at position: Frames, entry: Entry = .seek, edge: Edge = .faded
    ) -> MixPlan? {
        let old = self.plan
        core.pointee.install(plan.row, at: position.count, entry: entry, edge: edge)
        self.plan = plan
        return old
    }

    /// Fills `frames` frames of interleaved stereo, always all of them; −1…1 is full scale, not clamped.
    @_noAllocation @_noLocks
    public func render(into output: UnsafeMutablePointer<Float>, frames: Int) -> Progress {
        let (left, right) = (core.pointee.left, core.pointee.right)
        let start = core.pointee.begin()
        var done = 0
        var isSilent = true
        while done < frames {
            let segment = core.pointee.produce(frames &- done)
            let target = output + 2 &* done
            if segment.isSounding {
                isSilent = false
                let second = segment.isStereo ? right : left
                for index in 0..<segment.frames {
                    target[2 &* index] = left[index]
                    target[2 &* index &+ 1] = second[index]
                }
            } else {
                target.update(repeating: 0, count: 2 &* segment.frames)
            }
            done &+= segment.frames
        }
        return core.pointee.finish(from: start, isSilent: isSilent)
    }

    /// The same as 16-bit samples, converted by `SampleFormat`.
    @_noAllocation @_noLocks
    public func render16(into output: UnsafeMutablePointer<Int16>, frames: Int) -> Progress {
        let (left, right) = (core.pointee.left, core.pointee.right)
        let start = core.pointee.begin()
        var done = 0
        var isSilent = true
        while done < frames {
            let segment = core.pointee.produce(frames &- done)
            let target = output + 2 &* done
            if segment.isSounding {
                isSilent = false
                if segment.isStereo {
                    for index in 0..<segment.frames {
                        target[2 &* index] = SampleFormat.int16(left[index])
                        target[2 &* index &+ 1] = SampleFormat.int16(right[index])
                    }
                } else {
                    for index in 0..<segment.frames {
                        let sample = SampleFormat.int16(left[index])
                        target[2 &* index] = sample
                        target[2 &* index &+ 1] = sample
                    }
                }
            } else {
                target.update(repeating: 0, count: 2 &* segment.frames)
            }
            done &+= segment.frames
        }
        return core.pointee.finish(from: start, isSilent: isSilent)
    }
}
