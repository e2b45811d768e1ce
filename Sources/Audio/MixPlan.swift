import Scheduler

/// A timeline as the audio thread plays it: the cues in one flat row, and the table in which their clips arrive.
///
/// Immutable but for its table. A plan is made for one installing: a jump within a session, like an edit, takes a new plan with
/// the next generation, so that its clips can be loaded while the old one still sounds.
public final class MixPlan: Sendable {
    /// At most this many cues sound at once; a cue falls silent when that many have begun after it. No compiled routine comes near.
    public static let voices = 16

    /// Which edit of the session this is; the one who makes plans counts.
    public let generation: Int
    /// The end of the session.
    public let end: Frames
    /// The position does not pass this frame; `end` if nothing else was asked.
    public let horizon: Frames
    /// What sounds, in the order of the frames.
    public let cues: [Cue]
    /// The clips that are ready.
    public let clips = ClipTable()

    nonisolated(unsafe) let row: UnsafeMutableBufferPointer<MixCue>

    /// - Parameters:
    ///   - horizon: what lies behind it is not known yet; nil: everything is known.
    public convenience init(_ timeline: Timeline, generation: Int, horizon: Frames? = nil) {
        self.init(cues: timeline.cues, end: timeline.frames, generation: generation, horizon: horizon)
    }

    /// What every session begins with, to be heard before anything else is known: the open chime, up to
    /// `Timeline.openingFrames`.
    public static func opening(generation: Int) -> MixPlan {
        let chime = Cue(frame: .zero, frames: ChimeRole.open.frames, sound: .chime(.open))
        return MixPlan(
            cues: [chime], end: chime.end, generation: generation, horizon: Timeline.openingFrames)
    }

    init(cues: [Cue], end: Frames, generation: Int, horizon: Frames?) {
        let audible = cues.filter { $0.frame >= .zero && $0.frames > .zero }
        let inOrder = zip(audible, audible.dropFirst()).allSatisfy { $0.frame <= $1.frame }
        self.cues = inOrder ? audible : audible.sorted { $0.frame < $1.frame }
        self.generation = generation
        self.end = max(end, .zero)
        self.horizon = min(max(horizon ?? self.end, .zero), self.end)
        row = .allocate(capacity: self.cues.count)
        var numbers: [SoundKey: Int] = [:]
        for (index, cue) in self.cues.enumerated() {
            let next = numbers.count
            let number = numbers[SoundKey(cue), default: next]
            numbers[SoundKey(cue)] = number
            var end = cue.end.count
            if index + Self.voices < self.cues.count {
                end = min(end, self.cues[index + Self.voices].frame.count)
            }
            row.initializeElement(
                at: index,
                to: MixCue(frame: cue.frame.count, end: end, kind: cue.sound.kind, sound: number))
        }
    }

    deinit {
        row.deallocate()
    }

    /// The first cue that begins at `frame` or later; the number of cues if none does.
    func first(from frame: Int64) -> Int {
        var low = 0
        var high = row.count
        while low < high {
            let middle = (low + high) / 2
            if row[middle].frame < frame { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// What makes two cues sound the same.
struct SoundKey: Hashable {
    private enum Sound: Hashable {
        case speech(String)
        case chime(ChimeRole)
        case breath(BreathRole)
    }

    private let sound: Sound
    private let frames: Frames

    init(_ cue: Cue) {
        frames = cue.frames
        switch cue.sound {
        case .speech(_, let text): sound = .speech(text)
        case .chime(let role): sound = .chime(role)
        case .breath(let role): sound = .breath(role)
        }
    }
}

extension Cue.Sound {
    var kind: MixCue.Kind {
        switch self {
        case .speech: .speech
        case .chime: .chime
        case .breath: .breath
        }
    }
}
