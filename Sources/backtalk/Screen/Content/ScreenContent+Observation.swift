import Player
import Practice
import Scheduler

extension ScreenContent {
    /// Takes what is to be seen at one moment.
    ///
    /// - Parameters:
    ///   - name: how the voice names the pose of an entry.
    ///   - now: by the clock on the wall.
    mutating func take(_ observation: Observation, name: (Int) -> String?, now: ClockTime) {
        state = Self.state(observation)
        let begun = observation.begun + (observation.aside?.begun ?? [])
        if let spoken = begun.last(where: { $0.sound.text != nil }) {
            self.spoken = spoken.sound.text
        }
        guard let timeline = observation.timeline else { return }
        // Before the first frame lies the silence that wakes the sink.
        let position = min(max(.zero, observation.position), timeline.frames)
        routine = timeline.routine
        level = timeline.level
        let left = timeline.frames - position
        expect(end: now.advanced(seconds: Int(left.seconds.rounded(.up))))
        session = Gauge(
            fraction: timeline.frames > .zero ? position.seconds / timeline.frames.seconds : 1,
            left: left.countdown)
        breath = observation.aside == nil ? BreathMoment(in: timeline, at: position) : nil
        let stretch = WorkStretch(in: timeline, at: position)
        work = stretch.map {
            Gauge(fraction: $0.done.seconds / $0.whole.seconds, left: ($0.whole - $0.done).countdown)
        }
        isWorkRepeated = stretch.map { $0.repetitions > 1 } ?? false
        let span = observation.span ?? timeline.span(at: position)
        if span?.kind == .work { firstSafety = [] }
        pose = span.map { Self.heading($0, name) }
        doing = span.map { Self.doing($0, stretch) } ?? []
        next = Self.next(in: timeline, after: position, name)
    }

    /// A second more or less is no other end, and shall not turn the minutes back and forth.
    private mutating func expect(end moment: ClockTime) {
        if let endMoment, abs(moment.seconds - endMoment.seconds) <= 2 { return }
        endMoment = moment
        end = moment.text
    }

    private static func heading(_ span: Span, _ name: (Int) -> String?) -> String {
        if let place = span.place, let pose = name(place.entry) ?? place.pose { return pose }
        switch span.kind {
        case .opening: return "Welcome"
        case .closing: return "The end"
        default: return "Listen"
        }
    }

    private static func doing(_ span: Span, _ stretch: WorkStretch?) -> [String] {
        guard let place = span.place, place.pose != nil else { return [] }
        var parts: [String] = []
        if let side = place.side { parts.append("\(side.rawValue) side") }
        if let stretch {
            if let set = place.set, stretch.sets > 1 { parts.append("set \(set) of \(stretch.sets)") }
            if let repetition = place.repetition, stretch.repetitions > 1 {
                parts.append("number \(repetition) of \(stretch.repetitions)")
            }
        }
        if span.kind != .work {
            parts.append(span.kind.words)
        } else if let phase = place.phase, phase != Phase.hold {
            parts.append(phase)
        }
        return parts
    }

    /// The pose after this one; nil after the last.
    private static func next(
        in timeline: Timeline, after position: Frames, _ name: (Int) -> String?
    ) -> String? {
        let index = timeline.spanIndex(at: position) ?? 0
        guard index < timeline.spans.count else { return nil }
        let entry = timeline.spans[index].place?.entry
        let place = timeline.spans[index...].lazy.compactMap(\.place).first {
            $0.entry != entry && $0.pose != nil
        }
        return place.flatMap { name($0.entry) ?? $0.pose }
    }

    private static func state(_ observation: Observation) -> [String] {
        var sentences: [String] = []
        switch observation.state {
        case .paused: sentences.append(SessionSentences.paused(observation) + " Space goes on.")
        case .waiting:
            sentences.append("Waiting for the sound to come back. It goes on by itself.")
            if let waiting = observation.waiting { sentences.append(waiting.reason.description) }
        case .stopping: sentences.append("Ending.")
        case .starting where observation.timeline == nil: sentences.append("Getting ready.")
        case .starting, .playing, .ended: break
        }
        if observation.isHolding, observation.state == .playing { sentences.append("Waiting for the voice.") }
        return sentences + [SessionSentences.volume(observation.volume)].compactMap { $0 }
    }
}

extension Span.Kind {
    /// For a person who looks.
    var words: String {
        switch self {
        case .opening: "opening"
        case .transition: "on the way"
        case .instruction: "how it is done"
        case .ready: "get ready"
        case .work: "stretch"
        case .change: "change"
        case .rest: "let go"
        case .release: "coming out"
        case .closing: "closing"
        }
    }
}
