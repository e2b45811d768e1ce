import Audio
import AudioOutput
import Practice
import Scheduler
import System
import Transport

/// Other places, edits, and lines of their own.
extension Conductor {
    /// The whole session is there.
    mutating func prepared(_ beginning: Beginning) -> [Effect] {
        guard !transport.isPlanned else { return [] }
        let arrangement = beginning.arrangement
        let words = Effect.measure(arrangement.score.asides(), isNeeded: false)
        guard let frame = beginning.resumes else { return prepare(arrangement, start: nil) + [words] }
        return say(arrangement.returning(at: frame), in: arrangement, from: .standing) + [words]
    }

    /// Texts were measured; those that could not be are left out.
    mutating func measured(_ lengths: [String: Frames]) -> [Effect] {
        piece.arrangement = piece.arrangement?.measuring(lengths)
        if let arrangement = pending?.arrangement {
            pending?.arrangement = arrangement.measuring(lengths)
        }
        guard var answer = unspoken else { return [] }
        unspoken = nil
        answer.arrangement = answer.arrangement.measuring(lengths)
        return carryOut(answer)
    }

    mutating func answer(_ wish: Wish, at look: Look) -> [Effect] {
        guard let arrangement = (pending ?? piece).arrangement else { return [] }
        // What was made ready for coming back does not hold for another place.
        standstill.forget()
        defer { if wish == .again { askedAgain = look.time } }
        return carryOut(arrangement.answer(to: wish, at: whereabouts(at: look)))
    }

    /// It has stood still so long that more must be said before it goes on: made ready while there is time.
    mutating func standStill(at time: MonotonicTime) -> [Effect] {
        guard let arrangement = piece.arrangement, pending == nil, unspoken == nil,
            let stillness = standstill.grow(at: time, breath: arrangement.timeline.breathLength)
        else { return [] }
        let frame = place(heard: status.heard)
        if asideFrame != nil, stillness == .pause {
            return prepare(arrangement, start: frame, aside: piece.aside, from: piece.from)
        }
        guard let aside = arrangement.comingBack(after: stillness, at: frame) else { return [] }
        return say(aside, in: arrangement, from: stillness == .absence ? .standing : nil)
    }

    /// How long until `standStill` has something to do; nil: never.
    func untilStandStill(at time: MonotonicTime) -> Frames? {
        guard let arrangement = piece.arrangement, pending == nil, unspoken == nil else { return nil }
        return standstill.rest(at: time, breath: arrangement.timeline.breathLength)
    }

    /// What was asked for last is heard by now.
    private var isSeen: Bool { pending?.program.start == nil && status.program >= program.number }

    /// How much of the aside has been heard that was asked for last, heard or not; nil where none is.
    private var asideFrame: Frames? {
        isSeen ? status.aside : (pending ?? piece).aside.map { _ in .zero }
    }

    /// Where the person is, as far as is known: what was asked for last counts, heard or not.
    private func whereabouts(at look: Look) -> Whereabouts {
        let piece = pending ?? self.piece
        let frame = isSeen ? look.heard : piece.program.start ?? look.heard
        let asideFrame = asideFrame
        let again = askedAgain.map { Frames(look.time.frames(since: $0)) < Whereabouts.soon } ?? false
        return Whereabouts(
            frame: frame,
            aside: asideFrame.flatMap { _ in piece.aside.map { Whereabouts.AsideKind($0) } },
            position: asideFrame.flatMap { piece.position(atAside: $0) }, isAskedAgain: again)
    }

    /// Whether nothing of the session sounds at `heard`: then a pause is not heard by itself.
    func isSilent(at heard: Frames) -> Bool {
        guard status.phase == .playing else { return false }
        if let frame = status.aside, let aside = piece.aside {
            return aside.cues(soundingAt: frame).isEmpty
        }
        guard let timeline else { return false }
        return timeline.cues(soundingAt: heard).isEmpty
    }

    // MARK: - Making it ready

    private mutating func carryOut(_ answer: Answer) -> [Effect] {
        let arrangement = answer.arrangement
        if let change = answer.change { lastChange = change }
        unspoken = nil
        switch answer.motion {
        case .staysWithTone:
            guard let change = answer.change, change != .nothing else {
                tones += 1
                return [.order]
            }
            tonesAtInstall = true
            return prepare(
                arrangement, start: pending?.program.start, aside: pending?.aside, from: pending?.from)
        case .asideAgain:
            return anew(arrangement) { Whereabouts.AsideKind($0) == .way ? $0.again(at: $1) : $0 }
        case .asideLonger:
            tonesAtInstall = true
            return anew(arrangement) { $0.longer(at: $1) }
        case .moves(let frame): return prepare(arrangement, start: frame)
        case .says(let aside): return say(aside, in: arrangement, from: nil, answer)
        case .leads(let aside, let position): return say(aside, in: arrangement, from: position, answer)
        }
    }

    /// The aside that is heard, as `change` has it from the frame where it is now.
    private mutating func anew(
        _ arrangement: Arrangement, _ change: (Timeline, Frames) -> Timeline
    ) -> [Effect] {
        let piece = pending ?? self.piece
        let frame = asideFrame ?? .zero
        return prepare(
            arrangement, start: piece.program.start ?? status.heard,
            aside: piece.aside.map { change($0, frame) }, from: piece.from)
    }

    private mutating func say(
        _ aside: Aside, in arrangement: Arrangement, from: Position?, _ answer: Answer? = nil
    ) -> [Effect] {
        if aside.isEmpty { return prepare(arrangement, start: aside.goesOn) }
        do {
            let words = try arrangement.compile(aside)
            return prepare(arrangement, start: aside.goesOn, aside: words, from: from)
        } catch {
            unspoken =
                answer ?? Answer(arrangement, from.map { .leads(aside, from: $0) } ?? .says(aside))
            return [.measure(aside.lines(), isNeeded: true)]
        }
    }

    /// Asks for a place of an arrangement, and for lines before it: heard as soon as the clips are there.
    ///
    /// - Parameter start: nil: from where the session is then, without a cut.
    private mutating func prepare(
        _ arrangement: Arrangement, start: Frames?, aside: Timeline? = nil, from: Position? = nil
    ) -> [Effect] {
        let plan = MixPlan(arrangement.timeline, generation: nextGeneration(), setting: setting)
        let words = aside.map { MixPlan($0, generation: nextGeneration(), setting: setting) }
        let program = Program(plan, number: nextNumber(), start: start, entry: .seek, aside: words)
        pending = Piece(program: program, arrangement: arrangement, aside: aside, from: from)
        return [.load(program, from: start ?? status.heard)]
    }

    // MARK: - Standing still

    /// Notes from when on the session stands still, and that it goes on.
    mutating func note(_ input: Transport.Input, from before: Transport.State, at time: MonotonicTime) {
        if transport.state != .paused {
            interruption = nil
        } else if before != .paused {
            interruption = input == .slept ? .slept : input == .displaced ? .displaced : nil
        }
        switch transport.state {
        case .paused: standstill.begin(at: time, slept: input == .slept)
        // A device that hangs is given up long after it was last heard.
        case .waiting: standstill.begin(at: min(time, status.waitingSince ?? time), slept: false)
        case .starting, .playing: if before != transport.state { standstill.end() }
        case .stopping, .ended: standstill.end()
        }
        if transport.state == .stopping, before != .stopping {
            stopsBy = time.advanced(milliseconds: Self.stoppingTime)
        }
    }

    /// How long a fade may take that is asked for: what the device has, the fade, and a second for a device that lags.
    private static let stoppingTime: Int64 = 2_500
}
