import Audio
import AudioOutput
import Scheduler
import Transport

/// What a session wants of its audio thread, worked out from commands and from what the thread tells. A value: the session
/// carries out what it says.
struct Conductor {
    /// What is to be done.
    enum Effect {
        /// Send the audio thread an order as it now stands.
        case order
        /// Load the clips of this program.
        case load(Program)
        case finish(Transport.Ending)
    }

    /// The position was moved, and why.
    struct Move: Sendable, Hashable {
        /// The program that begins there.
        var program: Int
        var to: Frames
        var reason: Observation.Move.Reason
    }

    private(set) var transport = Transport()
    /// nil while the opening sounds and the rest is being prepared.
    private(set) var timeline: Timeline?
    private(set) var program: Program
    private(set) var mode = Order.Mode.play
    private(set) var volume: Volume
    /// How many breaks of the sound have been dealt with.
    private(set) var answered = 0
    private(set) var lastMove: Move?
    /// What is being loaded until it can sound.
    private var pending: (program: Program, timeline: Timeline)?
    private var status = OutputStatus()
    private var numbers = 1
    private var generations = 1

    private let setting: SoundSetting

    init(volume: Volume = .full, setting: SoundSetting = SoundSetting()) {
        self.volume = volume
        self.setting = setting
        program = Program(MixPlan.opening(generation: 1, setting: setting), number: 1)
    }

    /// Nothing is to be loaded but what plays.
    var isSettled: Bool { pending == nil && timeline != nil }

    // MARK: - What comes in

    mutating func handle(_ input: Transport.Input) -> [Effect] {
        carryOut(transport.handle(input))
    }

    mutating func turn(to volume: Volume) -> [Effect] {
        guard volume != self.volume else { return [] }
        self.volume = volume
        return [.order]
    }

    /// The whole timeline is there.
    mutating func prepared(_ timeline: Timeline) -> [Effect] {
        guard !transport.isPlanned else { return [] }
        return prepare(timeline, start: nil)
    }

    /// Asks for another place, in another timeline if need be, and for an aside before it: heard as soon as the clips are
    /// there.
    mutating func go(to frame: Frames, in timeline: Timeline? = nil, aside: Timeline? = nil) -> [Effect] {
        guard let timeline = timeline ?? pending?.timeline ?? self.timeline else { return [] }
        guard transport.handle(.jump) == [.prepareJump] else { return [] }
        return prepare(timeline, start: frame, aside: aside)
    }

    private mutating func prepare(
        _ timeline: Timeline, start: Frames?, aside: Timeline? = nil
    ) -> [Effect] {
        let plan = MixPlan(timeline, generation: nextGeneration(), setting: setting)
        let aside = aside.map { MixPlan($0, generation: nextGeneration(), setting: setting) }
        let program = Program(plan, number: nextNumber(), start: start, entry: .seek, aside: aside)
        pending = (program, timeline)
        return [.load(program)]
    }

    /// The clips of the plan of this generation are there.
    mutating func loaded(generation: Int) -> [Effect] {
        guard pending?.program.plan.generation == generation else { return [] }
        return handle(transport.isPlanned ? .jumpReady : .planReady)
    }

    /// What the audio thread tells; its end too.
    mutating func hear(_ status: OutputStatus) -> [Effect] {
        self.status = status
        var effects: [Effect] = []
        if status.isHolding != transport.isHolding {
            effects += handle(status.isHolding ? .held : .released)
        }
        if status.breaks > answered {
            answered = status.breaks
            effects += handle(status.lastBreak == .slept ? .slept : .deviceLost)
        } else if status.phase == .playing || status.phase == .draining {
            effects += handle(.deviceBack)
        }
        guard case .over(let end) = status.phase else { return effects }
        switch end {
        case .finished, .stopped: return effects + handle(.ended)
        case .lost: return effects + handle(.deviceFailed)
        }
    }

    // MARK: - What is to be done

    private mutating func carryOut(_ actions: [Transport.Action]) -> [Effect] {
        var effects: [Effect] = []
        for action in actions {
            switch action {
            case .installPlan: install()
            case .prepareJump: continue
            case .goBack:
                goBack()
                if pending == nil { effects.append(.load(program)) }
            case .pauseOutput: mode = .pause
            case .resumeOutput: mode = .play
            case .fadeOutput: mode = .stop
            case .cutOutput: mode = .cut
            case .finish(let ending):
                effects.append(.finish(ending))
                continue
            }
            effects.append(.order)
        }
        return effects
    }

    private mutating func install() {
        guard let pending else { return }
        self.pending = nil
        var next = pending.program
        if next.start == nil, status.program < program.number {
            // The one before it has not been seen: where that begins is still to be said.
            next.start = program.start
            next.aside = program.aside
        } else if next.start == nil {
            next.aside = program.aside
        }
        timeline = pending.timeline
        program = next
        if let start = next.start {
            lastMove = Move(program: next.number, to: start, reason: .asked)
        }
    }

    /// The sound broke off: what was sounding is heard again from its start, an aside whole.
    private mutating func goBack() {
        if status.program == program.number || program.start == nil {
            if status.aside == nil {
                // What lies before the last start was heard, or is not wanted: a device that comes and goes shall not
                // lead further and further back.
                let first = min(program.start ?? .zero, status.heard)
                program.start = max(first, timeline?.returnPoint(from: status.heard) ?? .zero)
                program.aside = nil
                program.entry = .resume
            } else {
                program.start = status.heard
            }
        }
        program.number = nextNumber()
        let reason: Observation.Move.Reason = status.lastBreak == .slept ? .slept : .deviceLost
        lastMove = Move(program: program.number, to: program.start ?? .zero, reason: reason)
    }

    private mutating func nextNumber() -> Int {
        numbers += 1
        return numbers
    }

    private mutating func nextGeneration() -> Int {
        generations += 1
        return generations
    }
}
