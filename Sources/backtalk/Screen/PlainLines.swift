import Player
import Practice
import Scheduler
import Synchronization
import Text

/// A session in plain lines, one an event: for screen readers, files and terminals that can do no more.
final class PlainLines: SessionDisplay {
    private struct State {
        /// The place of the work that was told last.
        var work: Frames?
        var hasTimeline = false
        var hasOutput = false
        var isPaused = false
        var isWaiting = false
        var volume = Volume.full
        var leftOut = 0
    }

    private let glyphs: Glyphs
    private let safety: @Sendable () -> [String]
    private let put: @Sendable (PrintableText) -> Void
    private let state = Mutex(State())

    /// - Parameters:
    ///   - safety: told at every talk level; asked for once there is sound.
    ///   - put: writes whole lines.
    init(
        glyphs: Glyphs, safety: @escaping @Sendable () -> [String],
        put: @escaping @Sendable (PrintableText) -> Void = StandardOutput.put
    ) {
        self.glyphs = glyphs
        self.safety = safety
        self.put = put
    }

    func show(_ observation: Observation) {
        state.withLock { state in
            // A device that was named by a person has no stand-in: then the session fails, and the refusal is told once.
            if observation.output != nil, !state.hasOutput {
                state.hasOutput = true
                observation.refusal.map(SessionSentences.silent)?.forEach(line)
            }
            if let timeline = observation.timeline, state.hasOutput, !state.hasTimeline {
                state.hasTimeline = true
                line(SessionSentences.title(timeline))
                safety().forEach(line)
            }
            for cue in observation.begun { SessionSentences.spoken(cue).map(line) }
            for cue in observation.aside?.begun ?? [] { SessionSentences.aside(cue).map(line) }
            work(observation, &state)
            changes(observation, &state)
            for missing in observation.counters.leftOut.dropFirst(state.leftOut) {
                line(SessionSentences.missing(missing))
            }
            state.leftOut = observation.counters.leftOut.count
        }
    }

    func tell(_ sentence: String) { state.withLock { _ in line(sentence) } }

    func turnHelp() { state.withLock { _ in KeyHelp.lines.forEach(line) } }

    func refresh() {}

    func leave() {}

    func comeBack() {}

    func end(_ outcome: Session.Outcome) {
        state.withLock { _ in SessionSentences.end(outcome).map(line) }
    }

    /// A line for every piece of work that begins: pose, side, length, what is left.
    private func work(_ observation: Observation, _ state: inout State) {
        guard let span = observation.span, span.kind == .work, span.frame != state.work else { return }
        state.work = span.frame
        guard span.place?.phase == Phase.hold || span.place?.repetition == 1, let heading = span.workHeading
        else {
            return
        }
        line("\(span.frame.minutesAndSeconds)  [\(heading)]")
    }

    private func changes(_ observation: Observation, _ state: inout State) {
        let isPaused = observation.state == .paused
        let isWaiting = observation.state == .waiting
        // Who stops in a pause does not go on.
        let isEnding = observation.state == .stopping || observation.state == .ended
        if isPaused != state.isPaused, !isEnding {
            line(isPaused ? SessionSentences.paused(observation) : "Going on.")
        }
        if isWaiting, !state.isWaiting {
            line("Waiting for the sound to come back. It goes on by itself.")
        } else if !isWaiting, !isPaused, state.isWaiting {
            line("The sound is back.")
        }
        if observation.volume != state.volume {
            line(SessionSentences.volume(observation.volume) ?? "Volume full.")
        }
        state.isPaused = isPaused
        state.isWaiting = isWaiting
        state.volume = observation.volume
    }

    private func line(_ text: String) { put("\(glyphs.text(text))\n") }
}

extension Span {
    /// "knee-to-chest · left · 30 s", with set and repetition where there are several.
    fileprivate var workHeading: String? {
        guard let place, let pose = place.pose else { return nil }
        var parts = [pose]
        if let side = place.side { parts.append(side.rawValue) }
        if let set = place.set, set > 1 { parts.append("set \(set)") }
        if let repetition = place.repetition, repetition > 1 { parts.append("number \(repetition)") }
        if place.phase == Phase.hold { parts.append("\(Int(frames.seconds.rounded())) s") }
        return parts.joined(separator: " · ")
    }
}
