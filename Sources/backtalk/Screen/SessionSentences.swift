import AudioOutput
import Player
import Scheduler

/// What is told of a session in whole lines, on every kind of display.
enum SessionSentences {
    static func title(_ timeline: Timeline) -> String {
        "\(timeline.routine), \(timeline.frames.minutesAndSeconds), level \(timeline.level.rawValue)"
    }

    /// Why nothing is heard.
    static func silent(_ refusal: OutputError) -> [String] {
        ["No sound: \(Complaint(refusal).sentence).", "The session runs silently, here on the screen."]
    }

    /// nil for what is no speech.
    static func spoken(_ cue: Cue) -> String? {
        cue.sound.text.map { "\(cue.frame.minutesAndSeconds)  \($0)" }
    }

    /// A line outside the timeline: the session's own time stands still in it.
    static func aside(_ cue: Cue) -> String? { cue.sound.text.map { "      \($0)" } }

    static func missing(_ missing: LeftOut) -> String {
        "Not spoken: “\(missing.cue.sound.text ?? missing.cue.sound.role)”. \(missing.reason)"
    }

    static func paused(_ observation: Observation) -> String {
        switch observation.interruption {
        case .slept: "Paused: the machine slept."
        case .unplugged: "Paused: what you were listening on is gone."
        case .asked, .deviceLost, nil: "Paused."
        }
    }

    /// nil at full volume.
    static func volume(_ volume: Volume) -> String? {
        volume.decibels < 0 ? "Volume −\(-volume.decibels) dB." : nil
    }

    /// nil where the error will be told.
    static func end(_ outcome: Session.Outcome) -> String? {
        switch outcome.ending {
        case .finished: "Done."
        case .stopped: "Stopped at \(max(.zero, outcome.position).minutesAndSeconds)."
        case .failed: nil
        }
    }
}
