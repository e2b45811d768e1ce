import AudioOutput
import Fixtures
import Foundation
import Player
import Practice
import Scheduler
import Synchronization
import System

/// A session on PulseAudio, played on a thread of its own, whose every frame can be read off a recording.
final class PlayedSession: Sendable {
    let session: Session
    private let seen = Mutex<[(time: Double, observation: Observation)]>([])
    private let outcome = Mutex<Session.Outcome?>(nil)
    private let link: Link

    /// What the session tells goes through this: it is made before the session.
    private final class Link: Sendable {
        let player = Mutex<PlayedSession?>(nil)
    }

    init(_ timeline: Timeline) throws {
        let loop = try PollLoop()
        let setup = Session.Setup(
            device: .named(.pulse), preroll: .milliseconds(100), clips: FrameCode.Source(),
            prepare: { Beginning(try .playing(timeline)) }, lengths: { _ in [:] })
        let link = Link()
        self.link = link
        session = Session(setup, loop: loop) { observation in
            let player = link.player.withLock { $0 }
            player?.seen.withLock { $0.append((Recorder.now, observation)) }
        }
        link.player.withLock { $0 = self }
        Thread.detachNewThread { [self] in
            let ended = session.run()
            outcome.withLock { $0 = ended }
            link.player.withLock { $0 = nil }
        }
    }

    var observations: [(time: Double, observation: Observation)] { seen.withLock { $0 } }
    var ending: Session.Outcome? { outcome.withLock { $0 } }

    /// When, after `time`, an observation first was as wanted; waits up to `patience` seconds for it.
    func moment(after time: Double, within patience: Double, _ isWanted: (Observation) -> Bool) -> Double? {
        let deadline = Recorder.now + patience
        while Recorder.now < deadline {
            if let found = observations.first(where: { $0.time >= time && isWanted($0.observation) }) {
                return found.time
            }
            usleep(500)
        }
        return nil
    }

    /// Ends it; returns when it is silent.
    func stop() {
        session.send(.interrupt)
        session.send(.interrupt)
        while ending == nil { usleep(1_000) }
    }
}

extension Timeline {
    /// Up to a breath a pause is a moment: nobody is led in, and what comes after it can be read off the tape.
    private static let longBreath = BreathPattern(inhale: Seconds(30), exhale: Seconds(30))

    /// Sound without a gap, in cues of a length that is no multiple of anything.
    static func endless(seconds: Int64) -> Timeline {
        of([(0, seconds * 48_000)], end: seconds * 48_000)
    }

    /// Lines of about a second, and pauses between them.
    static func lines(_ count: Int64) -> Timeline {
        var cues: [(frame: Int64, frames: Int64)] = []
        for index in 0..<count {
            let length: Int64 = 31_003 + index * 331 % 11_000
            cues.append((9_601 + index * 57_607, length))
        }
        return of(cues, end: count * 57_607 + 20_000)
    }

    private static func of(_ cues: [(frame: Int64, frames: Int64)], end: Int64) -> Timeline {
        Timeline(
            routine: "soak", voice: "none", level: .steady, talk: .full, breath: .pattern(Self.longBreath),
            cues: cues.enumerated().map { index, cue in
                Cue(
                    frame: Frames(cue.frame), frames: Frames(cue.frames),
                    sound: .speech(.instruction, "line \(index)"))
            },
            spans: [Span(frame: .zero, frames: Frames(end), kind: .instruction)])
    }
}
