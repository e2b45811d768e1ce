import Audio
import Glibc
import Scheduler
import System

/// What the audio thread does: waits for room or an order, obeys, renders a period, writes it, tells where it is.
///
/// All of it belongs to the audio thread, but for `mailbox` and `reports`, which are shared with the session. While the
/// device plays nothing here allocates, locks or waits for anyone but the device.
final class OutputLoop {
    let mailbox: Mailbox
    let reports: StatusRing
    let clock: any ThreadClock
    let preroll: Int
    /// Of the first order's volume: a session does not begin with a change.
    var mixer = Mixer()
    var device: any PCM
    var isOpen = false
    var setting = PCMSetting(sample: .int16, period: 0, buffer: 0, canPause: false, isAudible: false)
    var block: Block
    var playhead = Playhead(at: .zero)
    var estimator = DelayEstimator()
    var status = OutputStatus()
    /// The newest, carried out; its plans stay with the session as long.
    var order: Order?
    /// The mixer plays the aside of the order's program, not its plan.
    var isInAside = false
    /// Silence still to be written before the session goes on, in frames.
    var silence = 0
    /// The device frame up to which it was given something to hear.
    var lastSound: Int64 = 0
    /// What sounds over it, and its sound.
    var overlay: Overlay?
    var tone: Tone?
    /// The way out, once it was ordered.
    var fade: Fade?
    var pause: Pause?
    var drain: Drain?
    /// The device is away, and wanted.
    var reconnect: ReconnectTimer?
    /// Since when it has not played properly; nil while it does.
    var troubleSince: MonotonicTime?
    /// When it was last opened, or tried to be.
    var lastTry: MonotonicTime?
    /// The device has just said that it has room.
    var saidRoom = false
    /// When to look again whether waiting is over; until then nothing is written.
    var refill: MonotonicTime?
    /// When a fade is cut off that the device does not take.
    var fadeDeadline: MonotonicTime?
    /// When a device is given up that takes nothing.
    var stallDeadline: MonotonicTime?
    /// What was heard when it last took something.
    var heardAtProgress: Int64 = 0
    /// When a change of volume is made heard.
    var volumeDue: MonotonicTime?
    var lastCut = MonotonicTime(nanoseconds: 0)
    var xruns = XrunBurst()
    /// Something happened that the session wants to know at once.
    var isNews = true
    var lastReport = MonotonicTime(nanoseconds: 0)
    private var slept: Int64
    private let candidates: [any PCM]

    /// How the sound was stopped.
    enum Pause {
        /// The device holds what it was given, and goes on with it; closed when the time has come.
        case held(OutputStatus.Phase, at: Playhead.Place, until: MonotonicTime)
        /// The device was emptied, and plays a tone, to be emptied again after it.
        case answering(until: MonotonicTime)
        /// The device was emptied; what it had not played is rendered again. Closed when the time has come.
        case dropped(until: MonotonicTime)
        case closed
    }

    /// The end is written; it is over when this much of it is heard, or by the deadline.
    struct Drain {
        var device: Int64
        var deadline: MonotonicTime
        var end: OutputStatus.End
    }

    /// A device loses up to 10 ms of what follows `drop` and `prepare` (measured through PulseAudio).
    static let leadIn = 960
    /// How often the position is told while nothing else happens.
    static let reportInterval: Int64 = 240
    /// What a device may take to play its last frames beyond what it says.
    static let drainMargin: Int64 = 1_000
    /// How long a device may take nothing at all before it counts as lost: a server that hangs says nothing. Longer
    /// than a sink takes to wake up or a stream to be moved to another.
    static let stallTime: Int64 = 10_000
    /// A device that is paused for so long is closed: a Bluetooth headset is blocked for others by a stream held open.
    static let closeTime: Int64 = 10_000
    /// What counts as sleep of the machine, in nanoseconds.
    private static let shortestSleep: Int64 = 500_000_000

    /// The first of `devices` that opens is played on. Not empty.
    init(
        devices: [any PCM], preroll: Frames, mailbox: Mailbox, reports: StatusRing, clock: any ThreadClock
    ) {
        candidates = devices
        device = devices.first ?? SilentDevice(clock: clock)
        self.preroll = Int(preroll.count)
        self.mailbox = mailbox
        self.reports = reports
        self.clock = clock
        slept = clock.slept
        block = Block(setting: setting)
    }

    deinit { block.deallocate() }

    /// Plays to the end; returns when the device is closed and the last status is told.
    func run() {
        open()
        while !isOver { turn() }
        if isOpen {
            // One that hangs may not come back from being closed.
            status.isOpen = true
            status.time = clock.now
            _ = reports.put(status)
            device.close()
        }
        status.isOpen = false
        status.time = clock.now
        reports.putLast(status)
    }

    var isOver: Bool { status.isOver }

    var isFilling: Bool { status.phase.isPlaying }

    private func open() {
        for (index, candidate) in candidates.enumerated() {
            device = candidate
            status.device = index
            do {
                try openDevice()
                silence = preroll
                return
            } catch {
                if status.refusal == nil { status.refusal = error }
            }
        }
        finish(.lost(status.refusal ?? OutputError(.noDevice, device: device.name)))
    }

    func openDevice() throws(OutputError) {
        lastTry = clock.now
        setting = try device.open()
        isOpen = true
        status.setting = setting
        block.deallocate()
        block = Block(setting: setting)
    }

    private func turn() {
        if let order = mailbox.take() { obey(order) }
        noteSleep()
        if mailbox.takeHint() { reconnect?.look(at: clock.now, lastTry: lastTry) }
        comeBack()
        changeVolume()
        if isFilling { fill() }
        if let drain, isFilling { settle(drain) }
        giveUp()
        closeAfterLongPause()
        report()
        if !isOver { wait() }
    }

    private func wait() {
        saidRoom = false
        guard isFilling, refill == nil else {
            // A device that is not to be filled may stay ready, or failed: it is not asked.
            if clock.wait(for: mailbox.signal, until: nextLook) { mailbox.signal.clear() }
            return
        }
        switch device.waitForRoom(orFor: mailbox.signal, until: nextLook) {
        case .room: saidRoom = true
        case .deadline: break
        case .signal: mailbox.signal.clear()
        case .failed(let error): _ = recover(from: error)
        }
    }

    private func noteSleep() {
        let slept = clock.slept
        if slept - self.slept >= Self.shortestSleep { breakOff(.slept, at: placeByClock) }
        self.slept = slept
    }

    func finish(_ end: OutputStatus.End) {
        if isOver { return }
        if case .finished = end { status.heard = playhead.session }
        status.written = playhead.session
        status.waitingSince = nil
        status.phase = .over(end)
    }
}
