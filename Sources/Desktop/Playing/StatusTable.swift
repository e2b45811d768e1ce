import AudioOutput
import Player
import Practice
import Scheduler
import System

/// What plays, as `backtalk status` prints it: one table, with what does not apply left out.
enum StatusTable {
    /// - Parameter details: what only the process itself knows of.
    static func of(_ now: NowPlaying, at time: MonotonicTime) -> [String: Value] {
        guard let observation = now.observation else { return ["state": .string(name(of: now.state))] }
        let position = now.position(at: time)
        var table: [String: Value] = [
            "state": .string(name(of: observation.state)),
            "position": seconds(position),
            "volume": .int32(Int32(observation.volume.decibels)),
            "holding": .boolean(observation.isHolding),
            "aside": .boolean(observation.aside != nil),
        ]
        if observation.output != nil { table["sound"] = .boolean(observation.refusal == nil) }
        if let waiting = observation.waiting { table["waiting"] = .string(waiting.reason.description) }
        table["notKept"] = now.notKept().map { .string($0) }
        guard let timeline = observation.timeline else { return table }
        table["routine"] = .string(timeline.routine)
        table["voice"] = .string(timeline.voice)
        table["level"] = .string(timeline.level.rawValue)
        table["talk"] = .string(timeline.talk.rawValue)
        table["length"] = seconds(timeline.frames)
        if let track = now.track { add(track, position, to: &table) }
        if let span = observation.span { add(span, position, to: &table) }
        return table
    }

    private static func add(_ track: Track, _ position: Frames, to table: inout [String: Value]) {
        table["title"] = .string(track.title)
        table["titleLength"] = seconds(track.length)
        table["titlePosition"] = seconds(max(.zero, position - track.start))
    }

    private static func add(_ span: Span, _ position: Frames, to table: inout [String: Value]) {
        table["span"] = .string(span.kind.rawValue)
        table["left"] = seconds(max(.zero, span.end - position))
        guard let place = span.place else { return }
        table["entry"] = .int32(Int32(clamping: place.entry))
        if let pose = place.pose { table["pose"] = .string(pose) }
        if let side = place.side { table["side"] = .string(side.rawValue) }
        if let set = place.set { table["set"] = .int32(Int32(clamping: set)) }
        if let repetition = place.repetition { table["repetition"] = .int32(Int32(clamping: repetition)) }
        if let phase = place.phase { table["phase"] = .string(phase) }
    }

    /// To the millisecond.
    private static func seconds(_ frames: Frames) -> Value {
        .double((frames.seconds * 1_000).rounded() / 1_000)
    }

    static func name(of state: Observation.State) -> String {
        switch state {
        case .starting: "starting"
        case .playing: "playing"
        case .paused: "paused"
        case .waiting: "waiting"
        case .stopping: "stopping"
        case .ended: "nothing"
        }
    }

    /// Whether something is otherwise that is no matter of time alone.
    static func isChange(from old: [String: Value], to new: [String: Value]) -> Bool {
        let running: Set<String> = ["position", "titlePosition", "left"]
        return old.filter { !running.contains($0.key) } != new.filter { !running.contains($0.key) }
    }
}
