import Audio
import AudioOutput
import Scheduler
import System

/// One session being played: joins the playing machine, the audio thread, the loader and the preparation.
///
/// Alone owns the machine, and the timeline in it. Its executor is a poll loop on the thread that calls `run`; everything that takes
/// time happens on threads of its own and comes back as a call on the loop.
public actor Session {
    public nonisolated let loop: PollLoop
    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    let setup: Setup
    let observe: @Sendable (Observation) -> Void
    /// Made when a key is first answered: the first sound comes before it.
    lazy var answerTone = AnswerTone.clip()
    var machine: PlaybackMachine
    var audio: AudioThread?
    var loader: LoadingThread?
    var bed: BedThread?
    /// Rings at the next change, and at the end of what may not take longer.
    let alarm: PollLoop.Alarm
    /// Looks for a sound server to come back, while the device is away.
    var watch: ServerWatch?
    /// Looks at what a sound server plays us on, while it is there.
    var sinks: SinkWatch?
    var sinkTracker = SinkTracker()
    var progress = Progress()
    /// The position was moved, and nobody has been told yet.
    var moved: Observation.Move?
    var leftOut: [LeftOut] = []
    /// The frame to which the loader was last sent.
    var loadedFrom = Frames.zero
    /// The last status of the audio thread is in, or no longer waited for.
    var isSilenced = false

    /// What a session is made of.
    public struct Setup: Sendable {
        public var device: OutputDevice
        /// Silence before frame 0, which wakes a sleeping sink. No part of the timeline.
        public var preroll: Frames
        public var volume: Volume
        /// The sound of every cue, speech too.
        public var clips: any ClipSource
        /// The balance, and the bed that plays under it all.
        public var setting: SoundSetting
        /// How long the first sound waits for the bed, at most; one that is not there by then comes in later. In a second five
        /// minutes of music that was never heard before are measured, unless it is Opus.
        public var patience = Frames.seconds(1)
        /// Makes the session, on a thread of its own, while the opening sounds. What it throws ends the session, with its
        /// description as the sentence for the person.
        public var prepare: @Sendable () throws -> Beginning
        /// How long texts take to say that are no part of the timeline; asked on a thread of its own. An answer is heard
        /// without the words for which it throws.
        public var lengths: @Sendable ([String]) throws -> [String: Frames]

        public init(
            device: OutputDevice = .standard, preroll: Frames = .milliseconds(300), volume: Volume = .full,
            clips: any ClipSource, setting: SoundSetting = SoundSetting(),
            prepare: @escaping @Sendable () throws -> Beginning,
            lengths: @escaping @Sendable ([String]) throws -> [String: Frames]
        ) {
            self.device = device
            self.preroll = preroll
            self.volume = volume
            self.clips = clips
            self.setting = setting
            self.prepare = prepare
            self.lengths = lengths
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
        /// Why the standard device was not the one that played: nobody heard the session. nil where one took it.
        public var refusal: OutputError?
    }

    /// - Parameter observe: called on the loop, about four times a second while something is heard, and at every
    ///   change: it must not block.
    public init(
        _ setup: Setup, loop: PollLoop, observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) {
        self.setup = setup
        machine = PlaybackMachine(volume: setup.volume, setting: setup.setting)
        self.loop = loop
        alarm = PollLoop.Alarm(on: loop)
        self.observe = observe
    }

    /// Plays to the end on the calling thread. Once only.
    public nonisolated func run() -> Outcome {
        let called = MonotonicTime.now
        loop.post { self.assumeIsolated { $0.begin() } }
        var outcome: Outcome?
        loop.run(until: {
            outcome = assumeIsolated { $0.isDone ? $0.close(called) : nil }
            return outcome != nil
        })
        return outcome ?? Outcome(ending: .stopped, position: .zero, counters: Observation.Counters())
    }

    /// Asks for something, from any thread; it is done on the loop, or not at all where it makes no sense.
    public nonisolated func send(_ command: Command) {
        loop.post { self.assumeIsolated { $0.perform(command) } }
    }

    private var isDone: Bool { machine.ending != nil && isSilenced }

    private func close(_ called: MonotonicTime) -> Outcome {
        alarm.clear()
        loader?.end()
        bed?.end()
        watch = nil
        sinks = nil
        if let audio {
            loop.watch(audio.descriptor, nil)
            progress.status.isLast ? audio.join() : audio.abandon()
        }
        return Outcome(
            ending: machine.ending ?? .stopped, position: progress.status.heard, counters: counters,
            firstWrite: progress.status.firstWrite?.milliseconds(since: called),
            refusal: progress.status.refusal)
    }
}
