import Audio
import Scheduler
import System

/// The thread that plays, seen from the session: orders go in, statuses come out, and neither waits.
///
/// Owned by one isolation, the session's.
public final class AudioThread {
    private let mailbox: Mailbox
    private let reports: StatusRing
    private let thread: PlainThread
    /// Orders whose plans the audio thread may still be reading: freeing them is done here, not there.
    private var orders: [Order] = []
    private var serial = 0

    /// Starts the thread; it opens the first of `devices` that it can, and waits for an order.
    ///
    /// - Parameters:
    ///   - devices: made and used on the audio thread.
    ///   - preroll: silence before frame 0, which wakes a sleeping sink.
    /// - Throws: `SystemError` when the system has no thread or descriptor left; a device that does not open is told
    ///   as `lost`.
    public init(
        devices: [@Sendable () -> any PCM], preroll: Frames, clock: any ThreadClock = SystemClock()
    ) throws(SystemError) {
        let mailbox = try Mailbox()
        let reports = try StatusRing()
        self.mailbox = mailbox
        self.reports = reports
        thread = try PlainThread("backtalk-audio") {
            OutputLoop(
                devices: devices.map { $0() }, preroll: preroll, mailbox: mailbox, reports: reports,
                clock: clock
            ).run()
        }
    }

    /// Readable when there is a status to take.
    public var descriptor: Int32 { reports.signal.descriptor }

    /// Replaces the order before it, carried out or not. Returns its serial, which a status acknowledges.
    ///
    /// - Parameters:
    ///   - volume: the gain of everything, 1 for none. A change is heard within 100 ms.
    ///   - answered: `OutputStatus.breaks` as far as the caller has dealt with them.
    ///   - tone: heard at once if it is another than in the order before.
    @discardableResult
    public func order(
        _ mode: Order.Mode, _ program: Program, volume: Float = 1, answered: Int = 0, tone: Tone? = nil
    ) -> Int {
        serial += 1
        let order = Order(
            serial: serial, program: program, mode: mode, volume: volume, answered: answered, tone: tone)
        orders.append(order)
        mailbox.post(order)
        return serial
    }

    /// Says that a device which is away may be back: it is looked for at once.
    public func lookForDevice() { mailbox.postHint() }

    /// What the thread has told since the last call, oldest first.
    public func take() -> [OutputStatus] {
        let statuses = reports.take()
        if let acknowledged = statuses.last?.serial { orders.removeAll { $0.serial < acknowledged } }
        return statuses
    }

    /// Waits for the end of the thread, after it told that it is over. Once only.
    public func join() { thread.join() }

    /// Leaves a thread alone that hangs in a device. What it plays from stays, for it may come round.
    public func abandon() {
        thread.detach()
        _ = Unmanaged.passRetained(self)
    }
}
