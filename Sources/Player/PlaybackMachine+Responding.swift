import Audio
import AudioOutput
import Practice
import Scheduler
import System

/// Other places, edits, and lines of their own.
extension PlaybackMachine {
    /// The whole session is there.
    mutating func prepared(_ beginning: Beginning) -> [Effect] {
        guard !isPlanned, !state.isEnding else { return [] }
        let arrangement = beginning.arrangement
        let words = Effect.measure(arrangement.score.asides(), isNeeded: false)
        guard let frame = beginning.resumes else { return prepare(arrangement, start: nil) + [words] }
        return say(arrangement.returning(at: frame), in: arrangement, from: .standing) + [words]
    }

    /// Texts were measured; those that could not be are left out.
    mutating func measured(_ lengths: [String: Frames]) -> [Effect] {
        current.arrangement = current.arrangement?.measuring(lengths)
        if let arrangement = queued?.arrangement {
            queued?.arrangement = arrangement.measuring(lengths)
        }
        guard var response = unmeasured, !state.isEnding else { return [] }
        unmeasured = nil
        response.arrangement = response.arrangement.measuring(lengths)
        return perform(response)
    }

    mutating func respond(to request: PlaybackRequest, at sample: PositionSample) -> [Effect] {
        guard let arrangement = (queued ?? current).arrangement else { return [] }
        // What was made ready for coming back does not hold for another place.
        state.standstill?.prepared = .moment
        defer { if request == .again { askedAgain = sample.time } }
        return perform(arrangement.response(to: request, in: context(at: sample)))
    }

    /// It has stood still so long that more must be said before it goes on: made ready while there is time.
    mutating func extendPause(at time: MonotonicTime) -> [Effect] {
        guard let arrangement = current.arrangement, queued == nil, unmeasured == nil,
            let length = state.standstill?.grown(at: time, breath: arrangement.timeline.breathLength)
        else { return [] }
        state.standstill?.prepared = length
        let frame = frame(heard: status.heard)
        if asideFrame != nil, length == .pause {
            return prepare(arrangement, start: frame, aside: current.aside, from: current.from)
        }
        guard let aside = arrangement.comingBack(after: length, at: frame) else { return [] }
        return say(aside, in: arrangement, from: length == .absence ? .standing : nil)
    }

    /// The time until `extendPause` has something to do; nil: never.
    func untilExtension(at time: MonotonicTime) -> Frames? {
        guard let arrangement = current.arrangement, queued == nil, unmeasured == nil else { return nil }
        return state.standstill?.rest(at: time, breath: arrangement.timeline.breathLength)
    }

    /// What was asked for last is heard by now.
    private var isSeen: Bool { queued?.program.start == nil && status.program >= program.number }

    /// The frames that have been heard of the aside that was asked for last, heard or not; nil where none is.
    private var asideFrame: Frames? {
        isSeen ? status.aside : (queued ?? current).aside.map { _ in .zero }
    }

    /// The place of the person, as far as is known: what was asked for last counts, heard or not.
    private func context(at sample: PositionSample) -> PlaybackContext {
        let program = queued ?? current
        let asideFrame = asideFrame
        let again = askedAgain.map {
            Frames(sample.time.frames(since: $0)) < PlaybackContext.repeatInterval
        }
        return PlaybackContext(
            frame: isSeen ? sample.heard : program.program.start ?? sample.heard,
            aside: asideFrame.flatMap { _ in program.aside.map { PlaybackContext.AsideKind($0) } },
            position: asideFrame.flatMap { program.position(atAside: $0) }, isAskedAgain: again ?? false)
    }

    /// Whether nothing of the session sounds at `heard`.
    func isSilent(at heard: Frames) -> Bool {
        guard status.phase == .playing else { return false }
        if let frame = status.aside, let aside = current.aside {
            return aside.cues(soundingAt: frame).isEmpty
        }
        guard let timeline else { return false }
        return timeline.cues(soundingAt: heard).isEmpty
    }

    // MARK: - Making it ready

    private mutating func perform(_ response: PlaybackResponse) -> [Effect] {
        let arrangement = response.arrangement
        if let change = response.change { lastChange = change }
        unmeasured = nil
        switch response.motion {
        case .staysWithTone:
            guard let change = response.change, change != .nothing else {
                tones += 1
                return [.order]
            }
            return prepare(
                arrangement, start: queued?.program.start, aside: queued?.aside, from: queued?.from,
                hasTone: true)
        case .asideAgain:
            return anew(arrangement) { PlaybackContext.AsideKind($0) == .way ? $0.again(at: $1) : $0 }
        case .asideLonger: return anew(arrangement, hasTone: true) { $0.longer(at: $1) }
        case .moves(let frame): return prepare(arrangement, start: frame)
        case .says(let aside): return say(aside, in: arrangement, from: nil, response)
        case .leads(let aside, let position): return say(aside, in: arrangement, from: position, response)
        }
    }

    /// The aside that is heard, as `change` has it from the frame where it is now.
    private mutating func anew(
        _ arrangement: Arrangement, hasTone: Bool = false, _ change: (Timeline, Frames) -> Timeline
    ) -> [Effect] {
        let program = queued ?? current
        let frame = asideFrame ?? .zero
        return prepare(
            arrangement, start: program.program.start ?? status.heard,
            aside: program.aside.map { change($0, frame) }, from: program.from, hasTone: hasTone)
    }

    private mutating func say(
        _ aside: Aside, in arrangement: Arrangement, from: Position?, _ response: PlaybackResponse? = nil
    ) -> [Effect] {
        if aside.isEmpty { return prepare(arrangement, start: aside.goesOn) }
        do {
            let words = try arrangement.compile(aside)
            return prepare(arrangement, start: aside.goesOn, aside: words, from: from)
        } catch {
            unmeasured =
                response
                ?? PlaybackResponse(arrangement, from.map { .leads(aside, from: $0) } ?? .says(aside))
            return [.measure(aside.lines(), isNeeded: true)]
        }
    }

    /// Asks for a place of an arrangement, and for lines before it: heard as soon as the clips are there.
    ///
    /// - Parameter start: nil: from where the session is then, without a cut.
    private mutating func prepare(
        _ arrangement: Arrangement, start: Frames?, aside: Timeline? = nil, from: Position? = nil,
        hasTone: Bool = false
    ) -> [Effect] {
        let plan = MixPlan(arrangement.timeline, generation: nextGeneration(), setting: setting)
        let words = aside.map { MixPlan($0, generation: nextGeneration(), setting: setting) }
        let program = Program(plan, number: nextNumber(), start: start, entry: .seek, aside: words)
        // A request that this one overtakes before it was heard keeps its tone.
        queued = QueuedProgram(
            program: program, arrangement: arrangement, aside: aside, from: from,
            hasTone: hasTone || queued?.hasTone == true)
        return [.load(program, from: start ?? status.heard)]
    }
}
