import CSystemd
import Glibc
import System

/// A connection to a bus. Everything happens on one thread, in `process`.
///
/// Nothing here waits: what is asked comes back as a call of a closure, on the same thread. The connection may break at any moment;
/// then every open question is answered with an error, and `process` says so.
public final class Connection {
    typealias Answer = (Result<[Value], BusError>) -> Void

    let bus: OpaquePointer
    private let port: EventPort
    /// What `port` watches for us: libsystemd closes it when the connection breaks.
    private var descriptor: Int32?
    /// Takes the answers to what is asked.
    private var answers: Handler?
    var pending = PendingCalls<Answer>()
    var owners = NameOwners()
    /// What follows the owners of names, and is told when one changes.
    var followed: [String: (match: Handler?, tell: [(String?) -> Void])] = [:]

    /// Begins to connect, and shows itself on `port` whenever `process` is due.
    init(_ address: BusAddress, port: EventPort) throws(BusError) {
        bus = try address.open()
        self.port = port
        let answers = Handler { [weak self] message in self?.take(message) ?? false }
        try check(sd_bus_add_filter(bus, &answers.slot, handleAnswer, answers.context))
        self.answers = answers
    }

    deinit {
        if let descriptor { port.forget(descriptor) }
        answers = nil
        followed = [:]
        sd_bus_close_unref(bus)
    }

    /// Takes what has come, and sends what waits; false when the connection is gone for good.
    func process() -> Bool {
        var stumbles = 0
        let end = EventPort.now + Self.fairShare
        repeat {
            let waiting = waitingToLeave
            let result = sd_bus_process(bus, nil)
            if result == 0 { break }
            // What does not leave is not added to: nothing more is taken in before the bus reads again.
            if waiting > Self.mostWaiting, waitingToLeave >= waiting { break }
            if result > 0 { continue }
            // One message that could not be dealt with is no reason to leave the bus; a dead connection is.
            stumbles += 1
            if Self.isGone(-result) || stumbles > Self.mostStumbles { return false }
        } while EventPort.now < end
        for answer in pending.expire(at: EventPort.now) { answer(.failure(.noAnswer)) }
        guard sd_bus_is_open(bus) > 0 else { return false }
        prepare()
        return true
    }

    /// For how long messages are taken at a time, in microseconds: the loop has other things to do too, and those who send
    /// may do so without end.
    private static let fairShare: UInt64 = 5_000
    private static let mostStumbles = 10
    /// How many messages may wait to leave. The bus takes them at once, unless it is held up by those who do not read.
    static let mostWaiting: UInt64 = 1_000

    private static func isGone(_ problem: Int32) -> Bool {
        [ECONNRESET, ENOTCONN, EPIPE, ESHUTDOWN, ETIMEDOUT, ECONNREFUSED, ENOENT, EACCES].contains(problem)
    }

    /// How many messages wait to leave.
    var waitingToLeave: UInt64 {
        var waiting: UInt64 = 0
        return sd_bus_get_n_queued_write(bus, &waiting) >= 0 ? waiting : 0
    }

    /// What libsystemd waits for now.
    func prepare() {
        let isHeldUp = waitingToLeave > Self.mostWaiting
        let events = sd_bus_get_events(bus)
        let descriptor = sd_bus_get_fd(bus)
        if events >= 0, descriptor >= 0 {
            port.watch(descriptor, for: isHeldUp ? Int32(POLLOUT) : events)
            self.descriptor = descriptor
        }
        var timeout = UInt64.max
        let isKnown = !isHeldUp && sd_bus_get_timeout(bus, &timeout) >= 0
        let due = min(isKnown ? timeout : .max, pending.deadline ?? .max)
        port.alarm(at: due == .max ? nil : due)
    }

    /// Gives what waits to be sent a moment to leave.
    func flush() {
        for _ in 0..<Self.flushes {
            guard waitingToLeave > 0 else { return }
            if sd_bus_wait(bus, Self.patience) <= 0 || sd_bus_process(bus, nil) < 0 { return }
        }
    }

    private static let flushes = 100
    /// In microseconds.
    private static let patience: UInt64 = 100_000

    /// Whether the bus has let us in.
    var isReady: Bool { sd_bus_is_ready(bus) > 0 }

    /// Our own name, unlike any other; nil before the bus has given it.
    public var uniqueName: String? {
        var name: UnsafePointer<CChar>?
        guard isReady, sd_bus_get_unique_name(bus, &name) >= 0 else { return nil }
        return name.map { String(cString: $0) }
    }

    func send(_ message: Message) throws(BusError) {
        try check(sd_bus_send(bus, message.pointer, nil))
        prepare()
    }

    /// Answers what is open with an error: nothing will come any more.
    func close() { for answer in pending.takeAll() { answer(.failure(BusError(code: ENOTCONN))) } }

    /// Hands every call of any of our objects to `body`, until the handler is let go of.
    func serve(_ body: @escaping (Message) -> Bool) throws(BusError) -> Handler {
        let handler = Handler(body)
        try check(sd_bus_add_fallback(bus, &handler.slot, "/", handleMessage, handler.context))
        return handler
    }
}
