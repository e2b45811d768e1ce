import Player
import Scheduler

/// The last line of the terminal: what is being done, and what is left of it and of the session.
struct StatusLine {
    let text: String

    init(_ observation: Observation) {
        guard let timeline = observation.timeline else {
            text = "Opening …"
            return
        }
        var parts: [String] = []
        if let span = observation.span {
            if span.kind == .work, let pose = span.place?.pose {
                parts.append(pose)
                if let side = span.place?.side { parts.append(side.rawValue) }
                parts.append("\((span.end - observation.position).roundedUp) left")
            } else {
                if let pose = span.place?.pose { parts.append(pose) }
                parts.append(span.kind.words)
            }
        }
        if observation.state == .paused { parts.append("paused") }
        if observation.isHolding { parts.append("waiting for the voice") }
        // Before the first frame lies the silence that wakes the sink.
        let position = max(.zero, observation.position)
        parts.append("session \((timeline.frames - position).roundedUp) left")
        text = parts.joined(separator: " · ")
    }
}

extension Frames {
    /// Minutes and seconds, to the next whole second: a countdown reaches zero at its end.
    fileprivate var roundedUp: String {
        Frames(max(0, count) + Frames.rate - 1).minutesAndSeconds
    }
}

extension Span.Kind {
    fileprivate var words: String {
        switch self {
        case .opening: "opening"
        case .transition: "on the way"
        case .instruction: "how it is done"
        case .ready: "ready"
        case .work: "stretch"
        case .change: "change sides"
        case .rest: "rest"
        case .release: "coming out"
        case .closing: "closing"
        }
    }
}
