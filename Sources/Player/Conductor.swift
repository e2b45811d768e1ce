import Audio
import AudioOutput
import Scheduler
import System
import Transport

/// What a session wants of its audio thread, worked out from commands and from what the thread tells. A value: the session
/// carries out what it says.
struct Conductor {
    /// What is to be done.
    enum Effect {
        /// Send the audio thread an order as it now stands.
        case order
        /// Load the clips of this program, from this frame on.
        case load(Program, from: Frames)
        /// Find out how long these texts take to say; an answer waits for them, or they may be wanted some time.
        case measure([String], isNeeded: Bool)
        case finish(Transport.Ending)
    }

    /// The position was moved, and why.
    struct Move: Sendable, Hashable {
        /// The program that begins there.
        var program: Int
        var to: Frames
        var reason: Observation.Move.Reason
    }

    var transport = Transport()
    var piece: Piece
    var mode = Order.Mode.play
    var volume: Volume
    /// How many tones were asked for.
    var tones = 0
    /// How many breaks of the sound have been dealt with.
    private(set) var answered = 0
    var lastMove: Move?
    /// Why it is paused, where no person asked for it.
    var interruption: Observation.Move.Reason?
    /// What the last edit changed; the session tells it once.
    var lastChange: Edit.Change?
    /// What is being loaded until it can sound.
    var pending: Piece?
    /// An answer whose words are being measured.
    var unspoken: Answer?
    /// When it is installed, a tone says that the wish was heard.
    var tonesAtInstall = false
    /// It goes on as soon as what was made ready can be heard.
    var playsAtInstall = false
    /// What was made ready begins elsewhere than the opening leads to: it waits for the end of it.
    var waitsForOpening = false
    var status = OutputStatus()
    var standstill = Standstill()
    /// When an ending is over that was asked for, whatever the device does.
    var stopsBy: MonotonicTime?
    /// When "say that again" was last asked.
    var askedAgain: MonotonicTime?
    private var numbers = 1
    private var generations = 1

    /// The balance, and the bed under it all.
    let setting: SoundSetting

    init(volume: Volume = .full, setting: SoundSetting = SoundSetting()) {
        self.volume = volume
        self.setting = setting
        piece = Piece(program: Program(MixPlan.opening(generation: 1, setting: setting), number: 1))
    }

    var program: Program { piece.program }
    /// nil while the opening sounds and the rest is being prepared.
    var timeline: Timeline? { piece.arrangement?.timeline }

    /// Nothing is to be loaded but what plays.
    var isSettled: Bool { pending == nil && timeline != nil }

    /// Where the session is, when the audio thread is known to be at `heard`: a program that it has not begun begins where it
    /// says.
    func place(heard: Frames) -> Frames {
        status.program < program.number ? program.start ?? heard : heard
    }

    // MARK: - What comes in

    mutating func handle(_ input: Transport.Input, at look: Look) -> [Effect] {
        var effects: [Effect] = []
        // Who goes on is led back first, if it has been long.
        if input == .resume || input == .toggle { effects += standStill(at: look.time) }
        let before = transport.state
        effects += carryOut(transport.handle(input), input, look)
        note(input, from: before, at: look.time)
        return effects
    }

    /// The machine is about to sleep: only the person has the session go on after it.
    mutating func sleep(at look: Look) -> [Effect] {
        let effects = handle(.pause, at: look)
        // What fades out is over before long.
        guard mode == .pause else { return effects }
        mode = .rest
        return effects.isEmpty ? [.order] : effects
    }

    /// What the last edit changed, once.
    mutating func takeChange() -> Edit.Change? {
        defer { lastChange = nil }
        return lastChange
    }

    /// A step of volume, or another value.
    mutating func turn(to volume: Volume, at look: Look) -> [Effect] {
        guard volume != self.volume, !transport.handle(.volume).isEmpty else { return [] }
        self.volume = volume
        return [.order]
    }

    /// The clips of the plan of this generation are there.
    mutating func loaded(generation: Int, at look: Look) -> [Effect] {
        guard let pending, pending.program.plan.generation == generation else { return [] }
        if transport.isPlanned { return handle(.answerReady, at: look) }
        waitsForOpening = pending.program.start != nil && !status.isHolding
        return waitsForOpening ? [] : handle(.planReady, at: look)
    }

    /// What the audio thread tells; its end too.
    mutating func hear(_ status: OutputStatus, at look: Look) -> [Effect] {
        self.status = status
        var effects: [Effect] = []
        if status.isHolding != transport.isHolding {
            effects += handle(status.isHolding ? .held : .released, at: look)
        }
        if status.isHolding, waitsForOpening {
            waitsForOpening = false
            effects += handle(.planReady, at: look)
        }
        if status.breaks > answered {
            answered = status.breaks
            effects += handle(status.lastBreak == .slept ? .slept : .deviceLost, at: look)
        } else if status.phase.isPlaying {
            effects += handle(.deviceBack, at: look)
        }
        standstill.look(at: look.time)
        guard case .over(let end) = status.phase else { return effects }
        switch end {
        case .finished, .stopped: return effects + handle(.ended, at: look)
        case .lost: return effects + handle(.deviceFailed, at: look)
        }
    }

    // MARK: - Counting

    mutating func nextNumber() -> Int {
        numbers += 1
        return numbers
    }

    mutating func nextGeneration() -> Int {
        generations += 1
        return generations
    }
}
