import System

/// What the audio thread needs of a device that plays: ALSA, silence, or a script in a test.
///
/// All but `open` return at once. Results are as ALSA gives them, because the thread decides on them: a count, or
/// a negative errno (`-EAGAIN` no room, `-EPIPE` it ran dry, `-ESTRPIPE` the machine slept, anything else: lost).
public protocol PCM: AnyObject {
    /// How a person names it.
    var name: String { get }

    /// Opens and configures: 48 kHz stereo, interleaved. Returns what was really set.
    func open() throws(OutputError) -> PCMSetting

    /// Sleeps until there is room for at least a period, or `signal` is set, or the deadline has come.
    func waitForRoom(orFor signal: EventSignal, until deadline: MonotonicTime?) -> PCMWake

    /// Takes up to `frames` of interleaved samples in the format that was set.
    func write(_ samples: UnsafeRawPointer, frames: Int) -> Int

    /// How many frames that were written have not been heard: those in the buffer and those under way behind it;
    /// negative if it does not know. It need not be believed.
    func delay() -> Int

    /// How many frames `write` would take, or a negative errno.
    func room() -> Int

    /// Stops or goes on in mid-buffer, nothing lost. Only if the setting says that it can.
    func pause(_ pause: Bool) -> Int32

    /// Silence at once; what was written and not heard is lost. `prepare` before the next write.
    func drop() -> Int32

    func prepare() -> Int32

    /// Plays what was written, however little it is.
    func start() -> Int32

    func close()
}

/// What a device was set to.
public struct PCMSetting: Sendable, Hashable {
    public var sample: Sample
    /// Frames between two wakeups.
    public var period: Int
    /// Frames that the device holds.
    public var buffer: Int
    public var canPause: Bool
    /// A real device, or one that only counts?
    public var isAudible: Bool

    public enum Sample: Sendable, Hashable {
        case int16, float32

        /// Of one frame of two channels.
        var bytesPerFrame: Int { self == .int16 ? 4 : 8 }
    }

    public init(sample: Sample, period: Int, buffer: Int, canPause: Bool, isAudible: Bool) {
        self.sample = sample
        self.period = period
        self.buffer = buffer
        self.canPause = canPause
        self.isAudible = isAudible
    }

    /// Frames asked for. Half a second survives a busy machine; an eighth keeps the wakeups few (measured through
    /// PulseAudio: 33 a second, 0.22 % of a core). Pausing cuts at the device, so neither is heard as a delay.
    public static let wantedBuffer = 24_000
    public static let wantedPeriod = 6_000
}

/// Why a wait is over.
public enum PCMWake: Sendable, Hashable {
    case room
    case signal
    case deadline
    /// A negative errno.
    case failed(Int32)
}
