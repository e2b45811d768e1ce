import AudioOutput
import Player
import Scheduler
import System

/// What plays, as others are told of it: a value.
public struct NowPlaying: Sendable {
    /// Counts the sessions of this process, so that no track of one is taken for that of another.
    public private(set) var session = 0
    public private(set) var titles = Titles()
    /// Why the session is not in the journal, as a sentence; nil where it is.
    private(set) var notKept: @Sendable () -> String? = { nil }
    /// A session is there; it may not have been seen yet.
    public private(set) var isPlaying = false
    /// nil before the session was seen.
    public private(set) var observation: Observation?
    private var seen = MonotonicTime(nanoseconds: 0)
    /// Found once an observation: it is asked for often.
    private(set) var track: Track?
    /// Whether the play button would do something while nothing plays.
    public var canBegin = false

    public init() {}

    /// A session begins; its first observation comes later.
    public mutating func begin(_ titles: Titles, notKept: @escaping @Sendable () -> String? = { nil }) {
        session += 1
        isPlaying = true
        self.titles = titles
        self.notKept = notKept
        observation = nil
        track = nil
    }

    public mutating func see(_ observation: Observation, at time: MonotonicTime) {
        if observation.state == .ended { return end() }
        self.observation = observation
        seen = time
        track = observation.timeline.flatMap {
            Track(at: observation.position, of: $0, session: session, titles: titles)
        }
    }

    public mutating func end() {
        titles = Titles()
        notKept = { nil }
        isPlaying = false
        observation = nil
        track = nil
    }

    public var state: Observation.State {
        isPlaying ? observation?.state ?? .starting : .ended
    }

    /// The frame of the session that is heard at `time`: it runs on from what was seen, for as long as somebody looks
    /// again soon.
    func position(at time: MonotonicTime) -> Frames {
        guard let observation else { return .zero }
        let position = max(.zero, observation.position)
        let runs = observation.state == .playing || observation.state == .starting
        guard runs, !observation.isHolding, observation.aside == nil, observation.position >= .zero else {
            return position
        }
        let passed = Frames(min(max(0, time.frames(since: seen)), Frames.seconds(1).count))
        return min(position + passed, max(position, track?.end ?? position))
    }

    /// Within the track.
    func trackPosition(at time: MonotonicTime) -> Frames {
        max(.zero, position(at: time) - (track?.start ?? .zero))
    }

    var canGoNext: Bool {
        guard let observation, let timeline = observation.timeline else { return false }
        return timeline.nextPose(after: observation.position) != nil
    }

    var canGoPrevious: Bool {
        guard let observation, let timeline = observation.timeline else { return false }
        return timeline.previousPose(at: observation.position) != nil
    }
}
