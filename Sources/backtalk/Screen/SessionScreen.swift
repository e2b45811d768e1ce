import Glibc
import Player
import Practice
import Scheduler
import Synchronization

/// What is seen of a session: a line for everything said, and for every stretch; on a terminal a last line that counts
/// down the hold and the session.
final class SessionScreen: Sendable {
    private struct State {
        /// The place of the work that was told last.
        var work: Frames?
        var hasTimeline = false
        var hasOutput = false
        var isPaused = false
        var leftOut = 0
        /// What the last line shows.
        var status = ""
    }

    private let terminal: Terminal?
    private let safety: [String]
    private let state = Mutex(State())

    /// - Parameters:
    ///   - terminal: nil: plain lines alone.
    ///   - safety: stands on the screen at every talk level.
    init(terminal: Terminal?, safety: [String]) {
        self.terminal = terminal
        self.safety = safety
    }

    /// Called on the session's loop, at every change and some times a second.
    func show(_ observation: Observation) {
        state.withLock { state in
            // A device that was named by a person has no stand-in: then the session fails, and the refusal is told once.
            if observation.output != nil, !state.hasOutput {
                state.hasOutput = true
                if let refusal = observation.refusal {
                    line("No sound: \(Complaint(refusal).sentence).", &state)
                    line("The session runs silently, here on the screen.", &state)
                }
            }
            if let timeline = observation.timeline, state.hasOutput, !state.hasTimeline {
                state.hasTimeline = true
                line(
                    "\(timeline.routine), \(timeline.frames.minutesAndSeconds), level \(timeline.level.rawValue)",
                    &state)
                for sentence in safety { line(sentence, &state) }
            }
            for cue in observation.begun {
                if let text = cue.sound.text { line("\(cue.frame.minutesAndSeconds)  \(text)", &state) }
            }
            for cue in observation.aside?.begun ?? [] {
                if let text = cue.sound.text { line("      \(text)", &state) }
            }
            work(observation, &state)
            let isPaused = observation.state == .paused
            if isPaused != state.isPaused {
                state.isPaused = isPaused
                line(isPaused ? "Paused." : "Going on.", &state)
            }
            for missing in observation.counters.leftOut.dropFirst(state.leftOut) {
                line(
                    "Not spoken: “\(missing.cue.sound.text ?? missing.cue.sound.role)”. \(missing.reason)",
                    &state)
            }
            state.leftOut = observation.counters.leftOut.count
            status(StatusLine(observation).text, &state)
        }
    }

    /// A sentence for the person, from any thread.
    func tell(_ sentence: String) { state.withLock { line(sentence, &$0) } }

    /// Leaves the terminal with nothing but whole lines.
    func end(_ outcome: Session.Outcome) {
        state.withLock { state in
            switch outcome.ending {
            case .finished: line("Done.", &state)
            case .stopped: line("Stopped at \(outcome.position.minutesAndSeconds).", &state)
            case .failed: break
            }
            status("", &state)
        }
    }

    /// A line for every piece of work that begins: pose, side, length, what is left.
    private func work(_ observation: Observation, _ state: inout State) {
        guard let span = observation.span, span.kind == .work, span.frame != state.work else { return }
        state.work = span.frame
        guard span.place?.phase == Phase.hold || span.place?.repetition == 1, let heading = span.workHeading
        else {
            return
        }
        line("\(span.frame.minutesAndSeconds)  [\(heading)]", &state)
    }

    private func line(_ text: String, _ state: inout State) {
        clear(&state)
        put(text + "\n")
    }

    private func status(_ text: String, _ state: inout State) {
        guard let terminal else { return }
        let text = String(text.prefix(max(0, terminal.width - 1)))
        guard text != state.status else { return }
        clear(&state)
        put(text)
        state.status = text
    }

    private func clear(_ state: inout State) {
        guard !state.status.isEmpty else { return }
        put("\r\u{1B}[K")
        state.status = ""
    }

    /// Nothing is lost for the ears where it cannot be seen.
    private func put(_ text: String) {
        _ = StandardStreams.write(text, to: STDOUT_FILENO)
    }
}

extension Span {
    /// "knee-to-chest · left · 30 s", with set and repetition where there are several.
    var workHeading: String? {
        guard let place, let pose = place.pose else { return nil }
        var parts = [pose]
        if let side = place.side { parts.append(side.rawValue) }
        if let set = place.set, set > 1 { parts.append("set \(set)") }
        if let repetition = place.repetition, repetition > 1 { parts.append("number \(repetition)") }
        if place.phase == Phase.hold { parts.append("\(Int(frames.seconds.rounded())) s") }
        return parts.joined(separator: " · ")
    }
}

extension Frames {
    /// "4:05".
    var minutesAndSeconds: String {
        let seconds = count / Frames.rate
        let rest = seconds % 60
        return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
}
