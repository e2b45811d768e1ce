import Audio
import Glibc
import Scheduler

/// What the audio thread does: waits for room or an order, obeys, renders a period, writes it, tells where it is.
///
/// All of it belongs to the audio thread, but for `mailbox` and `reports`, which are shared with the session. Once the
/// device is open nothing here allocates, locks or waits for anyone but the device.
final class OutputLoop {
    let mailbox: Mailbox
    let reports: StatusRing
    let clock: any ThreadClock
    let preroll: Int
    let mixer = Mixer()
    var device: any PCM
    var setting = PCMSetting(sample: .int16, period: 0, buffer: 0, canPause: false, isAudible: false)
    var block: Block
    var playhead = Playhead(at: .zero)
    var status = OutputStatus()
    /// Silence still to be written before the session goes on, in frames.
    var silence = 0
    /// The way out, once it was ordered.
    var fade: Fade?
    var pause: Pause?
    var drain: Drain?
    /// When to look again whether waiting is over.
    var refill: MonotonicTime?
    /// When a fade is cut off that the device does not take.
    var fadeDeadline: MonotonicTime?
    /// When a device is given up that takes nothing.
    var stallDeadline: MonotonicTime?
    /// Recoveries since the device last took something.
    var recoveries = 0
    /// Something happened that the session wants to know at once.
    var isNews = true
    private var lastReport = MonotonicTime(nanoseconds: 0)
    private let candidates: [any PCM]

    /// How the sound was stopped.
    enum Pause {
        /// The device holds what it was given, and goes on with it.
        case held(OutputStatus.Phase)
        /// The device was emptied; what it had not played is rendered again.
        case dropped
    }

    /// The end is written; it is over when this much of it is heard, or by the deadline.
    struct Drain {
        var device: Int64
        var deadline: MonotonicTime
        var end: OutputStatus.End
    }

    /// A device loses up to 10 ms of what follows `drop` and `prepare` (measured through PulseAudio).
    static let leadIn = 960
    /// A device that runs dry so often without taking a frame in between is not going to play.
    private static let patience = 8
    /// How often the position is told while nothing else happens.
    private static let reportInterval: Int64 = 240
    /// What a device may take to play its last frames beyond what it says.
    static let drainMargin: Int64 = 1_000
    /// How long a device may take nothing at all before it counts as lost: a server that hangs says nothing. Longer
    /// than a sink takes to wake up or a stream to be moved to another.
    static let stallTime: Int64 = 10_000

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
        block = Block(setting: setting)
    }

    deinit { block.deallocate() }

    /// Plays to the end; returns when the device is closed and the last status is told.
    func run() {
        open()
        while !isOver { turn() }
        device.close()
        status.time = clock.now
        reports.putLast(status)
    }

    var isOver: Bool {
        if case .over = status.phase { return true }
        return false
    }

    private func open() {
        for (index, candidate) in candidates.enumerated() {
            do {
                setting = try candidate.open()
                device = candidate
                status.device = index
                status.setting = setting
                block.deallocate()
                block = Block(setting: setting)
                silence = preroll
                return
            } catch {
                if status.refusal == nil { status.refusal = error }
            }
        }
        finish(.lost(status.refusal ?? OutputError(.noDevice, device: device.name)))
    }

    private func turn() {
        if let order = mailbox.take() { obey(order) }
        if isFilling { fill() }
        if let drain, !isOver, pause == nil { settle(drain) }
        giveUp()
        report()
        if isOver { return }
        let isWaitingForRoom = isFilling && refill == nil
        switch device.wait(forRoom: isWaitingForRoom, orFor: mailbox.signal, until: nextLook) {
        case .room, .deadline: break
        case .signal: mailbox.signal.clear()
        case .failed(let error): _ = recover(from: error)
        }
    }

    var isFilling: Bool { status.phase == .playing || status.phase == .draining }

    /// Writes until the device has no more room.
    private func fill() {
        refill = nil
        while !isOver {
            if block.rest == 0, !compose() { return }
            let taken = device.write(block.next, frames: block.rest)
            if taken > 0 {
                if status.firstWrite == nil {
                    status.firstWrite = clock.now
                    isNews = true
                }
                block.took(taken, into: &playhead)
                recoveries = 0
                noteProgress()
            } else if taken == 0 || taken == Int(-EAGAIN) {
                return
            } else if !recover(from: Int32(taken)) {
                return
            }
        }
    }

    func beginDrain(after frames: Int, end: OutputStatus.End) {
        let unheard = Int64(device.delay() + frames + setting.buffer)
        drain = Drain(
            device: playhead.device + Int64(frames),
            deadline: clock.now.advanced(frames: unheard).advanced(milliseconds: Self.drainMargin), end: end)
        status.phase = .draining
        isNews = true
    }

    func finish(_ end: OutputStatus.End) {
        if isOver { return }
        if case .finished = end { status.heard = playhead.session }
        status.written = playhead.session
        status.phase = .over(end)
    }

    /// False if the device is lost.
    func recover(from error: Int32) -> Bool {
        let heard: Frames
        switch error {
        case -EPIPE:
            // It ran dry: all that was written has been heard.
            status.underruns += 1
            isNews = true
            heard = playhead.session
            if let drain, playhead.device >= drain.device {
                finish(drain.end)
                return false
            }
        case -ESTRPIPE:
            // The machine slept, and the buffer is gone: what was last told as heard is known for sure.
            heard = status.heard
            isNews = true
        default:
            finish(.lost(OutputError(errno: error, device: device.name)))
            return false
        }
        if fade?.isOver == true {
            finish(.stopped)
            return false
        }
        if drain != nil {
            // The end is not heard yet: it is made again.
            drain = nil
            status.phase = .playing
        }
        recoveries += 1
        let prepared = device.prepare()
        guard prepared >= 0, recoveries <= Self.patience else {
            finish(.lost(OutputError(errno: prepared < 0 ? prepared : error, device: device.name)))
            return false
        }
        goBack(to: heard)
        silence = Self.leadIn
        return true
    }

    /// The device is empty: the next frame it gets is `frame`, faded in.
    func goBack(to frame: Frames) {
        block.discard()
        playhead.restart(at: frame)
        if let plan = mixer.plan { mixer.install(plan, at: frame, entry: .resume, edge: .cut) }
        status.isHolding = false
    }

    private func report() {
        if isOver { return }
        let now = clock.now
        let interval = now.nanoseconds - lastReport.nanoseconds
        guard isNews || (isFilling && interval >= Self.reportInterval * 1_000_000) else { return }
        status.time = now
        status.written = playhead.session
        if pause == nil {
            let delay = device.delay()
            status.heard = playhead.heard(delay: delay)
            status.standing = Frames(Int64(playhead.standing(delay: delay)))
        }
        if reports.put(status) {
            isNews = false
            lastReport = now
        }
    }
}
