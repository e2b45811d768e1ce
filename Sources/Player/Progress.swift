import AudioOutput
import Scheduler
import System

/// Where the session is heard between two statuses of the audio thread, and what begins next.
struct Progress {
    private(set) var status = OutputStatus()
    /// Cues before this one have been told.
    private var nextCue = 0
    private var told = Frames.zero

    /// The newest program whose beginning was told.
    private var program = 0
    /// Cues of its aside before this one have been told.
    private var nextAsideCue = 0

    /// Takes a status; returns the move if this is the first one after it.
    mutating func update(
        _ status: OutputStatus, move: PlaybackMachine.Move?, in timeline: Timeline?
    ) -> Observation.Move? {
        self.status = status
        guard let move, status.program >= move.program, program < move.program else { return nil }
        program = move.program
        nextAsideCue = 0
        told = status.heard
        nextCue = timeline?.cues.firstIndex { $0.frame >= move.to } ?? timeline?.cues.count ?? 0
        return Observation.Move(to: move.to, reason: move.reason)
    }

    /// The frame that is heard at `now`: time runs on from the last status, up to what the device was given. It does not
    /// tremble with what devices say of their delay.
    mutating func position(at now: MonotonicTime) -> Frames {
        let measured = measure(at: now)
        if measured < told, told - measured < Self.tremor { return told }
        told = measured
        return measured
    }

    /// Devices are right to a block (through PulseAudio 0.43 ms, p99); going back on purpose is further.
    private static let tremor = Frames.milliseconds(50)

    private func measure(at now: MonotonicTime) -> Frames {
        guard status.phase.isPlaying else { return status.heard }
        let passed = Frames(max(0, now.frames(since: status.time) - status.standing.count))
        return max(status.heard, min(status.heard + passed, status.written))
    }

    /// The cues that have begun to be heard and were not told before; none while the position stands still.
    mutating func begun(of cues: [Cue], at position: Frames) -> [Cue] {
        guard status.aside == nil, isMoving else { return [] }
        return Self.take(&nextCue, of: cues, upTo: position)
    }

    /// The cues from `next` on that begin by `position`; `next` is moved behind them.
    private static func take(_ next: inout Int, of cues: [Cue], upTo position: Frames) -> [Cue] {
        let first = next
        while next < cues.count, cues[next].frame <= position { next += 1 }
        return Array(cues[min(first, next)..<next])
    }

    /// The aside that is heard at `now`, or is about to be; nil where the session itself is.
    mutating func aside(_ queued: QueuedProgram, at now: MonotonicTime) -> Observation.Aside? {
        guard let timeline = queued.aside else { return nil }
        if queued.program.start != nil, status.program < queued.program.number {
            // The audio thread has not begun it.
            return Observation.Aside(timeline: timeline, position: .zero, begun: [])
        }
        guard let frame = status.aside else { return nil }
        let passed = status.phase.isPlaying ? Frames(max(0, now.frames(since: status.time))) : .zero
        let position = min(frame + passed, timeline.frames)
        return Observation.Aside(
            timeline: timeline, position: position,
            begun: isMoving ? Self.take(&nextAsideCue, of: timeline.cues, upTo: position) : [])
    }

    /// Something is heard, or was to the end.
    private var isMoving: Bool {
        status.isOver || status.phase.isPlaying
    }

    /// When the next cue or span begins to be heard, if the device has it already.
    func nextChange(of timeline: Timeline?, _ aside: Timeline?, after position: Frames) -> MonotonicTime? {
        guard status.phase.isPlaying else { return nil }
        if let frame = status.aside, let aside {
            guard nextAsideCue < aside.cues.count else { return nil }
            return status.time.advanced(frames: max(0, (aside.cues[nextAsideCue].frame - frame).count))
        }
        guard let timeline else { return nil }
        let cue = nextCue < timeline.cues.count ? timeline.cues[nextCue].frame : nil
        let span = timeline.span(at: position)?.end
        guard let frame = [cue, span].compactMap({ $0 }).min(), frame <= status.written else { return nil }
        return status.time.advanced(frames: (frame - status.heard + status.standing).count)
    }
}
