import AudioOutput
import Player
import Scheduler
import Synchronization
import System

/// A session on the whole screen of a terminal. What was there before comes back at its end, and below it what was said
/// last.
final class SessionScreen: SessionDisplay {
    private struct State {
        var content: ScreenContent
        /// What is on the screen.
        var drawn: ScreenContent?
        var drawnAt = MonotonicTime(nanoseconds: 0)
        var painter: Painter
        /// What was seen last, but for what began.
        var last: Observation?
        var hasOutput = false
        var stands = false
        var isTaken = false
        /// The terminal is another's.
        var isAway = false
        var hasEnded = false
        var leftOut = 0
        var title: String?
        /// What was said last, for the time after.
        var said: [String] = []
    }

    private let terminal: Terminal
    private let glyphs: Glyphs
    private let isFirst: @Sendable () -> Bool
    private let name: @Sendable (Int) -> String?
    /// Rings when the clock shows another minute, while the session stands still.
    private let minute: PollLoop.Alarm
    private let state: Mutex<State>

    /// Between two pictures of the same thing moving, in milliseconds.
    private static let rhythm = 240.0
    /// How many of the last lines stay after the end.
    private static let kept = 8

    /// - Parameters:
    ///   - isFirst: whether the person never played a session; asked once there is sound.
    ///   - name: how the voice names the pose of an entry, once there is a timeline.
    init(
        terminal: Terminal, glyphs: Glyphs, palette: Palette, on loop: PollLoop,
        isFirst: @escaping @Sendable () -> Bool, name: @escaping @Sendable (Int) -> String?
    ) {
        self.terminal = terminal
        self.glyphs = glyphs
        self.isFirst = isFirst
        self.name = name
        minute = PollLoop.Alarm(on: loop)
        var content = ScreenContent()
        content.safety = Warnings.usual
        state = Mutex(State(content: content, painter: Painter(palette: palette)))
    }

    func show(_ observation: Observation) {
        state.withLock { state in
            // A device that was named by a person has no stand-in: then the session fails before there is a screen.
            if observation.output != nil, !state.hasOutput {
                state.hasOutput = true
                state.content.firstSafety = isFirst() ? Warnings.first : []
                state.content.notes += observation.refusal.map(SessionSentences.silent) ?? []
                take(&state)
            }
            for missing in observation.counters.leftOut.dropFirst(state.leftOut) {
                state.content.notes.append(SessionSentences.missing(missing))
            }
            state.leftOut = observation.counters.leftOut.count
            state.said += observation.begun.compactMap(SessionSentences.spoken)
            state.said += (observation.aside?.begun ?? []).compactMap(SessionSentences.aside)
            state.said = state.said.suffix(Self.kept)
            state.title = observation.timeline.map(SessionSentences.title)
            state.content.take(observation, name: name, now: .now)
            state.last = observation
            state.last?.begun = []
            state.last?.aside?.begun = []
            keepTime(observation, &state)
            draw(&state)
        }
    }

    func tell(_ sentence: String) {
        state.withLock { state in
            state.content.notes.append(sentence)
            if state.hasEnded { put([sentence]) } else { draw(&state) }
        }
    }

    func turnHelp() {
        state.withLock { state in
            state.content.isHelpShown.toggle()
            draw(&state)
        }
    }

    /// Draws what may have changed without the session: the size of the terminal, the time of the end.
    func refresh() {
        let last = state.withLock { $0.last }
        if let last { show(last) }
        state.withLock { draw(&$0, isUrgent: true) }
    }

    func leave() {
        state.withLock { state in
            state.isAway = true
            letGo(&state)
        }
    }

    func comeBack() {
        state.withLock { state in
            guard state.isAway else { return }
            state.isAway = false
            if state.hasOutput { take(&state) }
            draw(&state, isUrgent: true)
        }
    }

    func end(_ outcome: Session.Outcome) {
        state.withLock { state in
            minute.clear()
            state.hasEnded = true
            letGo(&state)
            put((state.title.map { [$0] } ?? []) + state.content.notes)
            put(state.said)
            SessionSentences.end(outcome).map { put([$0]) }
        }
    }

    /// While the session stands still its end moves on; while it plays nothing has to be woken for it.
    private func keepTime(_ observation: Observation, _ state: inout State) {
        let stands = observation.state != .playing || observation.isHolding || observation.aside != nil
        if stands {
            let rest = Int64(1_000 * ClockTime.now.secondsToNextMinute)
            minute.set(at: .now.advanced(milliseconds: rest)) { self.refresh() }
        } else if state.stands {
            minute.clear()
        }
        state.stands = stands
    }

    // MARK: - The terminal

    /// The safety sentences stay on the page that comes back.
    private func take(_ state: inout State) {
        guard !state.isTaken, !state.isAway, !state.hasEnded else { return }
        let first = state.content.firstSafety
        if state.drawn == nil { put(first.isEmpty ? Warnings.usual : first) }
        state.isTaken = true
        TerminalRescue.note(isScreenTaken: true)
        StandardOutput.draw(ScreenPicture(Terminal.taking))
        state.painter.forget()
    }

    private func letGo(_ state: inout State) {
        guard state.isTaken else { return }
        state.isTaken = false
        StandardOutput.draw(ScreenPicture(Terminal.leaving))
        TerminalRescue.note(isScreenTaken: false)
    }

    private func draw(_ state: inout State, isUrgent: Bool = false) {
        guard state.isTaken else { return }
        let now = MonotonicTime.now
        let isCalm = state.drawn?.still == state.content.still && !isUrgent
        if isCalm, now.milliseconds(since: state.drawnAt) < Self.rhythm { return }
        // A terminal that takes nothing now would keep the commands waiting; it gets the next picture.
        guard Terminal.takesOutput else { return }
        let size = terminal.size
        let lines = ScreenLayout(size: size, glyphs: glyphs).lines(state.content)
        StandardOutput.draw(state.painter.paint(lines, size: size))
        state.drawn = state.content
        state.drawnAt = now
    }

    private func put(_ lines: [String]) {
        for line in lines { StandardOutput.put("\(glyphs.text(line))\n") }
    }
}
