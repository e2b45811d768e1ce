import Audio
import AudioOutput
import Scheduler
import Transport

/// One session being played: joins the transport, the audio thread, the loader and the preparation.
///
/// Alone owns transport and timeline. Its executor is a poll loop on the thread that calls `run`; everything that takes
/// time happens on threads of its own and comes back as a call on the loop.
public actor Session {
    public nonisolated let loop: PollLoop
    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    let setup: Setup
    private let observe: @Sendable (Observation) -> Void
    var transport = Transport()
    var audio: AudioThread?
    var loader: LoadingThread?
    var plan = MixPlan.opening(generation: 1)
    /// The plan of the whole session, being loaded until it can sound.
    var nextPlan: MixPlan?
    var timeline: Timeline?
    var mode = Order.Mode.play
    var progress = Progress()
    var leftOut: [LeftOut] = []
    /// Where the loader was last sent.
    var loadedFrom = Frames.zero
    /// What went wrong, for a person; told if the session fails.
    var failure: String?
    var ending: Ending?
    /// The last status of the audio thread is in.
    var isSilenced = false

    /// What a session is made of.
    public struct Setup: Sendable {
        public var device: OutputDevice
        /// Silence before frame 0, which wakes a sleeping sink. No part of the timeline.
        public var preroll: Frames
        /// The sound of every cue, speech too.
        public var clips: any ClipSource
        /// Makes the timeline, on a thread of its own, while the opening sounds. What it throws ends the session, with its
        /// description as the sentence for the person.
        public var prepare: @Sendable () throws -> Timeline

        public init(
            device: OutputDevice = .standard, preroll: Frames = .milliseconds(300), clips: any ClipSource,
            prepare: @escaping @Sendable () throws -> Timeline
        ) {
            self.device = device
            self.preroll = preroll
            self.clips = clips
            self.prepare = prepare
        }
    }

    /// How a session went.
    public struct Outcome: Sendable, Hashable {
        public var ending: Ending
        /// The frame last heard.
        public var position: Frames
        public var counters: Observation.Counters
        /// From the call of `run` to the first frame that the device took, in milliseconds; nil if it took none.
        public var firstWrite: Double?
    }

    /// - Parameter observe: called on the loop, about four times a second while something is heard, and at every
    ///   change: it must not block.
    public init(
        _ setup: Setup, loop: PollLoop, observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) {
        self.setup = setup
        self.loop = loop
        self.observe = observe
    }

    /// Plays to the end on the calling thread. Once only.
    public nonisolated func run() -> Outcome {
        let called = MonotonicTime.now
        loop.post { self.assumeIsolated { $0.begin() } }
        loop.run(until: { assumeIsolated { $0.isDone } })
        return assumeIsolated { $0.close(called) }
    }

    /// Asks for something, from any thread; it is done on the loop, or not at all where it makes no sense.
    public nonisolated func send(_ command: Command) {
        loop.post { self.assumeIsolated { $0.obey(command) } }
    }

    // MARK: - From the start to the end

    private func begin() {
        do {
            // The device opens on the audio thread while the chime is made here.
            let audio = try AudioThread(devices: setup.device.candidates, preroll: setup.preroll)
            self.audio = audio
            try prepare()
            try loadOpening()
            audio.order(.play, plan)
            loop.watch(audio.descriptor) { self.assumeIsolated { $0.listen() } }
            loader = try LoadingThread(source: setup.clips) { report in
                self.loop.post { self.assumeIsolated { $0.hear(report) } }
            }
        } catch {
            fail(error)
        }
    }

    private func prepare() throws(OutputError) {
        let prepare = setup.prepare
        let thread = try PlainThread("backtalk-plan") {
            let result = Result { try prepare() }
            self.loop.post { self.assumeIsolated { $0.prepared(result) } }
        }
        thread.detach()
    }

    private func loadOpening() throws {
        let loader = Loader(source: setup.clips)
        while true {
            do {
                return try loader.load(plan, from: .zero)
            } catch {
                loader.leaveOut(error, of: plan)
                leftOut.append(LeftOut(cue: error.cue, reason: String(describing: error.cause)))
            }
        }
    }

    private func prepared(_ result: Result<Timeline, any Error>) {
        if ending != nil { return }
        switch result {
        case .success(let timeline):
            self.timeline = timeline
            let next = MixPlan(timeline, generation: plan.generation + 1)
            nextPlan = next
            loader?.load(next, from: .zero)
        case .failure(let error):
            failure = String(describing: error)
            carryOut(transport.handle(.planFailed))
        }
    }

    private func fail(_ error: any Error) {
        failure = String(describing: error)
        if audio == nil { isSilenced = true }
        carryOut(transport.handle(.planFailed))
    }

    private var isDone: Bool { ending != nil && isSilenced }

    private func close(_ called: MonotonicTime) -> Outcome {
        loader?.end()
        if let audio {
            loop.watch(audio.descriptor, nil)
            isClosed ? audio.join() : audio.abandon()
        }
        return Outcome(
            ending: ending ?? .stopped, position: progress.status.heard, counters: counters,
            firstWrite: progress.status.firstWrite?.milliseconds(since: called))
    }

    private var isClosed: Bool {
        if case .over = progress.status.phase { return true }
        return false
    }

    // MARK: - What comes in

    private func obey(_ command: Command) {
        let input: Transport.Input =
            switch command {
            case .pause: .pause
            case .resume: .resume
            case .toggle: .toggle
            case .stop: .stop
            case .interrupt: transport.state == .stopping ? .quit : .stop
            }
        carryOut(transport.handle(input))
        tell()
    }

    private func hear(_ report: LoadingThread.Report) {
        switch report {
        case .playable(let generation):
            guard let nextPlan, nextPlan.generation == generation else { return }
            carryOut(transport.handle(.planReady))
        case .leftOut(let cue):
            leftOut.append(cue)
        }
        tell()
    }

    private func listen() {
        for status in audio?.take() ?? [] {
            progress.update(status)
            if status.isHolding != transport.isHolding {
                carryOut(transport.handle(status.isHolding ? .held : .released))
            }
            guard case .over(let end) = status.phase else { continue }
            isSilenced = true
            switch end {
            case .finished, .stopped: carryOut(transport.handle(.ended))
            case .lost(let error):
                failure = error.description
                carryOut(transport.handle(.deviceLost))
            }
        }
        keepLoading()
        tell()
    }

    // MARK: - What is done

    private func carryOut(_ actions: [Transport.Action]) {
        for action in actions {
            switch action {
            case .installPlan:
                if let nextPlan { plan = nextPlan }
                nextPlan = nil
                audio?.order(mode, plan)
            case .pauseOutput: order(.pause)
            case .resumeOutput: order(.play)
            case .fadeOutput: order(.stop)
            case .cutOutput: order(.cut)
            case .finish(let ending): finish(ending)
            }
        }
    }

    private func order(_ mode: Order.Mode) {
        self.mode = mode
        audio?.order(mode, plan)
    }

    private func finish(_ ending: Transport.Ending) {
        self.ending =
            switch ending {
            case .finished: .finished
            case .stopped: .stopped
            case .deviceLost, .planFailed: .failed(failure ?? "The session could not be played.")
            }
        // A device that hangs shall not keep the person waiting.
        loop.alarm(at: .now.advanced(milliseconds: Self.closingTime)) {
            self.assumeIsolated { $0.isSilenced = true }
        }
    }

    /// How long the audio thread may take to fall silent after the end, in milliseconds; it needs about 10.
    private static let closingTime: Int64 = 500

    /// The loader looks ahead far; it need not be woken for every step.
    private func keepLoading() {
        let position = progress.status.heard
        guard ending == nil, nextPlan == nil, timeline != nil else { return }
        guard position - loadedFrom >= Self.loadingStep else { return }
        loadedFrom = position
        // A device that was dropped goes back to the frame that was heard.
        loader?.load(plan, from: max(.zero, position - .seconds(1)))
    }

    private static let loadingStep = Frames.seconds(5)

    // MARK: - What is seen

    private var counters: Observation.Counters {
        var counters = Observation.Counters()
        counters.underruns = progress.status.underruns
        counters.holds = progress.status.holds
        counters.held = progress.status.held
        counters.leftOut = leftOut
        return counters
    }

    private func tell() {
        let position = progress.position(at: .now)
        var span: Span?
        if let timeline { span = timeline.spans.index(of: position).map { timeline.spans[$0] } }
        let begun = progress.begun(of: timeline?.cues ?? [], at: position)
        observe(
            Observation(
                state: transport.state, isHolding: transport.isHolding, position: position,
                timeline: timeline,
                span: span, begun: begun, counters: counters, output: progress.status.setting,
                refusal: progress.status.refusal))
        guard ending == nil else { return }
        let change = timeline.flatMap { progress.nextChange(of: $0, after: position) }
        loop.alarm(at: change) { self.assumeIsolated { $0.tell() } }
    }
}
