import Audio
import AudioOutput
import Scheduler
import System

/// The playing of one session, as a value: a command or an event comes in, effects go out, and nothing is done here.
///
/// A session starts with its opening while the rest of it is prepared. Pausing is possible from the first moment on; other places
/// and edits wait until the timeline is there.
struct PlaybackMachine {
    /// Something to be done.
    enum Effect {
        /// Send the audio thread an order as it now stands.
        case order
        /// Load the clips of this program, from this frame on.
        case load(Program, from: Frames)
        /// Find out how long these texts take to say; a response waits for them, or they may be wanted some time.
        case measure([String], isNeeded: Bool)
        case finish(Ending)
    }

    /// The position was moved, and why.
    struct Move: Sendable, Hashable {
        /// The program that begins there.
        var program: Int
        var to: Frames
        var reason: Observation.Move.Reason
    }

    var state = PlaybackState.playing
    /// The program that plays, or is ordered to.
    var current: QueuedProgram
    /// The program that is being loaded until it can sound.
    var queued: QueuedProgram?
    /// A response whose words are being measured.
    var unmeasured: PlaybackResponse?
    /// The last request that came before the timeline; it is answered when that is there.
    private var earlyRequest: PlaybackRequest?
    private(set) var volume: Volume
    /// The number of tones that were asked for.
    var tones = 0
    /// The number of breaks of the sound that have been dealt with.
    private(set) var knownBreaks = 0
    var lastMove: Move?
    /// The change of the last edit; the session tells it once.
    var lastChange: Edit.Change?
    private(set) var status = OutputStatus()
    /// When the audio thread last told of itself.
    private var lastHeard: MonotonicTime?
    /// When "say that again" was last asked.
    var askedAgain: MonotonicTime?
    private var numbers = 1
    private var generations = 1

    /// The balance, and the bed under it all.
    let setting: SoundSetting

    init(volume: Volume = .full, setting: SoundSetting = SoundSetting()) {
        self.volume = volume
        self.setting = setting
        current = QueuedProgram(
            program: Program(MixPlan.opening(generation: 1, setting: setting), number: 1))
    }

    var mode: Order.Mode { state.mode }
    var program: Program { current.program }
    /// nil while the opening sounds and the rest is being prepared.
    var timeline: Timeline? { current.arrangement?.timeline }
    var isPlanned: Bool { current.arrangement != nil }

    /// Nothing is to be loaded but what plays.
    var isSettled: Bool { queued == nil && isPlanned }

    /// The frame at which the session is, when the audio thread is known to be at `heard`: a program that it has not begun
    /// begins where it says.
    func frame(heard: Frames) -> Frames {
        status.program < program.number ? program.start ?? heard : heard
    }

    /// The change of the last edit, once.
    mutating func takeChange() -> Edit.Change? {
        defer { lastChange = nil }
        return lastChange
    }

    // MARK: - Commands

    mutating func perform(_ command: Command, at sample: PositionSample) -> [Effect] {
        switch command {
        case .pause: pause(at: sample)
        case .resume: resume(at: sample)
        case .toggle: state.isPaused ? resume(at: sample) : pause(at: sample)
        case .sleep: sleep(at: sample)
        case .request(let request): perform(request, at: sample)
        case .louder: turn(to: volume.turned(by: Volume.step))
        case .quieter: turn(to: volume.turned(by: -Volume.step))
        case .volume(let volume): turn(to: volume)
        case .stop: stop(at: sample)
        case .interrupt: isStopping ? cut() : stop(at: sample)
        }
    }

    private var isStopping: Bool { if case .stopping = state { true } else { false } }

    private mutating func pause(at sample: PositionSample) -> [Effect] {
        switch state {
        case .playing, .resuming, .waiting:
            // Nothing that sounds is cut off by it, so it is not heard by itself.
            if isSilent(at: sample.heard) { tones += 1 }
            standStill(.command, since: sample.time)
            return [.order]
        case .paused, .stopping, .ended: return []
        }
    }

    /// Whoever goes on is led back first, if it has been long.
    private mutating func resume(at sample: PositionSample) -> [Effect] {
        guard state.isPaused else { return [] }
        let effects = extendPause(at: sample.time)
        guard isPlanned, queued != nil else {
            state = .playing
            return effects + [.order]
        }
        state = .resuming
        return effects
    }

    /// The machine is about to sleep: only the person has the session go on after it. What fades out is over before long.
    private mutating func sleep(at sample: PositionSample) -> [Effect] {
        _ = pause(at: sample)
        guard case .paused(var pause) = state else { return [] }
        pause.releasesDevice = true
        state = .paused(pause)
        return [.order]
    }

    private mutating func perform(_ request: PlaybackRequest, at sample: PositionSample) -> [Effect] {
        if state.isEnding { return [] }
        guard isPlanned else {
            earlyRequest = request
            return []
        }
        return respond(to: request, at: sample)
    }

    private mutating func turn(to volume: Volume) -> [Effect] {
        guard volume != self.volume, !state.isEnding else { return [] }
        self.volume = volume
        return [.order]
    }

    private mutating func stop(at sample: PositionSample) -> [Effect] {
        switch state {
        case .playing:
            state = .stopping(deadline: sample.time.advanced(milliseconds: Self.longestFade))
            return [.order]
        // Nothing sounds that could be faded, and a device that hangs is not waited for.
        case .resuming, .paused, .waiting: return cut()
        case .stopping, .ended: return []
        }
    }

    /// The time that a fade may take, in milliseconds: what the device has, the fade, and a second for a device that lags.
    private static let longestFade: Int64 = 2_500

    /// Out at once: the second Ctrl-C, or a fade that did not end by its deadline.
    mutating func cut() -> [Effect] { end(.stopped, first: [.order]) }

    // MARK: - Events

    /// The timeline could not be made.
    mutating func fail(_ sentence: String) -> [Effect] {
        isPlanned || isStopping ? [] : end(.failed(sentence), first: [.order])
    }

    /// The clips of the plan of this generation are there.
    mutating func loaded(generation: Int, at sample: PositionSample) -> [Effect] {
        guard let queued, queued.program.plan.generation == generation, !state.isEnding else { return [] }
        if !isPlanned, queued.program.start != nil, !status.isHolding {
            self.queued?.waitsForOpening = true
            return []
        }
        return install(at: sample)
    }

    /// What it was heard on is gone, and a sound server goes on with something else: headphones were pulled out.
    mutating func unplugged(at sample: PositionSample) -> [Effect] {
        state.isPaused ? [] : stopSounding(.unplugged, since: sample.time)
    }

    /// The audio thread tells of itself; of its end too.
    mutating func hear(_ status: OutputStatus, at sample: PositionSample) -> [Effect] {
        self.status = status
        var effects: [Effect] = []
        if status.isHolding, queued?.waitsForOpening == true { effects += install(at: sample) }
        if status.breaks > knownBreaks {
            knownBreaks = status.breaks
            effects +=
                status.lastBreak == .slept
                ? stopSounding(.slept, since: lastHeard ?? sample.time) : lose(at: sample)
        } else if status.phase.isPlaying, state.isWaiting {
            state = .playing
        }
        lastHeard = sample.time
        guard case .over(let end) = status.phase, !isOver else { return effects }
        // Whoever asked for the end gets it, also from a device that goes away while it fades.
        if isStopping { return effects + self.end(.stopped) }
        switch end {
        case .finished, .stopped: return effects + self.end(.finished)
        case .lost(let error): return effects + self.end(.failed(error.description))
        }
    }

    private var isOver: Bool { ending != nil }

    /// nil before the end.
    var ending: Ending? { if case .ended(let ending) = state { ending } else { nil } }

    /// The device went away, and is looked for. One that vanished while it is silent is not missed.
    private mutating func lose(at sample: PositionSample) -> [Effect] {
        switch state {
        case .playing:
            // A device that hangs is given up long after it was last heard.
            state = .waiting(Standstill(since: min(sample.time, status.waitingSince ?? sample.time)))
        case .resuming, .paused, .waiting: break
        case .stopping, .ended: return []
        }
        return goBack(.deviceLost)
    }

    /// The sound broke off for a reason after which only the person has it go on.
    private mutating func stopSounding(
        _ cause: PlaybackState.Pause.Cause, since time: MonotonicTime
    ) -> [Effect] {
        if state.isEnding { return [] }
        if !state.isPaused { standStill(cause, since: time) }
        return goBack(cause == .slept ? .slept : .unplugged)
    }

    /// Paused from now on; who stood still already has stood still since then.
    private mutating func standStill(_ cause: PlaybackState.Pause.Cause, since time: MonotonicTime) {
        let standstill = state.standstill ?? Standstill(since: time)
        state = .paused(PlaybackState.Pause(standstill: standstill, cause: cause))
    }

    private mutating func end(_ ending: Ending, first: [Effect] = []) -> [Effect] {
        if isOver { return [] }
        state = .ended(ending)
        return first + [.finish(ending)]
    }

    /// The queued program plays from now on.
    private mutating func install(at sample: PositionSample) -> [Effect] {
        guard var next = queued, !state.isEnding else { return [] }
        let isFirst = !isPlanned
        let start = next.program.start
        queued = nil
        // The sound may have broken off, and gone on, since it was begun to be made ready.
        next.program.number = nextNumber()
        if start == nil {
            // The one before it has not been seen: its start is still to be said.
            if status.program < program.number { next.program.start = program.start }
            next.program.aside = program.aside
            (next.aside, next.from) = (current.aside, current.from)
        }
        current = next
        if case .resuming = state { state = .playing }
        if next.hasTone { tones += 1 }
        if let start { lastMove = Move(program: next.program.number, to: start, reason: .asked) }
        guard isFirst, let request = earlyRequest else { return [.order] }
        earlyRequest = nil
        return [.order] + respond(to: request, at: sample)
    }

    /// The sound broke off: what was sounding is heard again from its start, an aside whole.
    private mutating func goBack(_ reason: Observation.Move.Reason) -> [Effect] {
        if status.program == program.number || program.start == nil {
            if status.aside == nil, !current.isAsideDoubtful(at: status.heard) {
                // What lies before the last start was heard, or is not wanted: a device that comes and goes shall not
                // lead further and further back.
                let first = min(program.start ?? .zero, status.heard)
                current.program.start = max(first, timeline?.resumeFrame(from: status.heard) ?? .zero)
                current.program.aside = nil
                (current.aside, current.from) = (nil, nil)
                current.program.entry = .resume
            } else if status.aside != nil {
                current.program.start = status.heard
            }
        }
        current.program.number = nextNumber()
        lastMove = Move(program: program.number, to: program.start ?? .zero, reason: reason)
        return queued == nil ? [.load(program, from: program.start ?? .zero), .order] : [.order]
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
