import CSystemd
import Glibc
import System

/// A connection to a bus. Everything happens on one thread, in `process`.
///
/// Nothing here waits: what is asked comes back as a call of a closure, on the same thread. The connection may break at any moment;
/// then every open question is answered with an error, and `process` says so.
public final class Connection {
    private let bus: OpaquePointer
    private let port: EventPort
    /// What `port` watches for us: libsystemd closes it when the connection breaks.
    private var descriptor: Int32?
    /// Questions that have no answer yet.
    private var open: [Int: (handler: Handler, answer: (Result<[Value], BusError>) -> Void)] = [:]
    private var questions = 0

    /// Begins to connect, and shows itself on `port` whenever `process` is due.
    init(_ address: BusAddress, port: EventPort) throws(BusError) {
        bus = try address.open()
        self.port = port
    }

    deinit {
        if let descriptor { port.forget(descriptor) }
        open = [:]
        sd_bus_close_unref(bus)
    }

    /// Takes what has come, and sends what waits; false when the connection is gone for good.
    func process() -> Bool {
        var stumbles = 0
        for _ in 0..<Self.fairShare {
            let result = sd_bus_process(bus, nil)
            if result == 0 { break }
            if result > 0 { continue }
            // One message that could not be dealt with is no reason to leave the bus; a dead connection is.
            stumbles += 1
            if Self.isGone(-result) || stumbles > Self.mostStumbles { return false }
        }
        guard sd_bus_is_open(bus) > 0 else { return false }
        prepare()
        return true
    }

    /// How many messages are taken at a time: the loop has other things to do too.
    private static let fairShare = 100
    private static let mostStumbles = 10

    private static func isGone(_ problem: Int32) -> Bool {
        [ECONNRESET, ENOTCONN, EPIPE, ESHUTDOWN, ETIMEDOUT, ECONNREFUSED, ENOENT, EACCES].contains(problem)
    }

    /// What libsystemd waits for now.
    func prepare() {
        let events = sd_bus_get_events(bus)
        let descriptor = sd_bus_get_fd(bus)
        if events >= 0, descriptor >= 0 {
            port.watch(descriptor, for: events)
            self.descriptor = descriptor
        }
        var timeout = UInt64.max
        let isKnown = sd_bus_get_timeout(bus, &timeout) >= 0
        port.alarm(at: isKnown && timeout != .max ? timeout : nil)
    }

    /// Gives what waits to be sent a moment to leave.
    func flush() {
        var waiting: UInt64 = 0
        for _ in 0..<Self.fairShare {
            guard sd_bus_get_n_queued_write(bus, &waiting) >= 0, waiting > 0 else { return }
            if sd_bus_wait(bus, Self.patience) <= 0 || sd_bus_process(bus, nil) < 0 { return }
        }
    }

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

    // MARK: - What is sent

    func send(_ message: Message) throws(BusError) {
        try check(sd_bus_send(bus, message.pointer, nil))
        prepare()
    }

    /// A message that could not be sent is lost, as it would be on a bus that went away: the next status is whole again.
    public func signal(_ path: String, _ interface: String, _ member: String, _ values: [Value]) {
        var pointer: OpaquePointer?
        guard sd_bus_message_new_signal(bus, &pointer, path, interface, member) >= 0, let pointer else {
            return
        }
        let message = Message(owning: pointer)
        do {
            try message.append(values)
            try send(message)
        } catch {
            return
        }
    }

    /// Calls a method; the answer comes later, or an error where there is none within `timeout` milliseconds.
    ///
    /// - Parameter starts: whether the bus may start the service that is called.
    public func call(
        _ method: MethodName, _ values: [Value] = [], starts: Bool = false, timeout: UInt64 = 5_000,
        answer: @escaping (Result<[Value], BusError>) -> Void
    ) {
        questions += 1
        let question = questions
        let handler = Handler { [weak self] message in
            guard self?.open.removeValue(forKey: question) != nil else { return true }
            answer(message.result)
            return true
        }
        do {
            let message = try Message(calling: method, values, starts: starts, on: bus)
            try check(
                sd_bus_call_async(
                    bus, &handler.slot, message.pointer, handleMessage, handler.context, timeout * 1_000))
            open[question] = (handler, answer)
            prepare()
        } catch {
            answer(.failure(error))
        }
    }

    /// Asks for a name.
    ///
    /// - Parameters:
    ///   - waits: whether the name is wanted still when another has it, and is taken when that one lets go of it.
    ///   - answer: whether it is ours now.
    public func request(_ name: String, waits: Bool, answer: @escaping (Bool) -> Void) {
        let flags: UInt32 = waits ? 0 : 4  // DBUS_NAME_FLAG_DO_NOT_QUEUE of the specification
        call(.bus("RequestName"), [.string(name), .uint32(flags)]) { result in
            // 1: the name is ours; 4: it was already.
            let code = if case .success(let values) = result { values.first?.integer } else { Int64?.none }
            answer(code == 1 || code == 4)
        }
    }

    public func release(_ name: String) {
        call(.bus("ReleaseName"), [.string(name)]) { _ in }
    }

    /// Answers what is open with an error: nothing will come any more.
    func close() {
        let open = self.open.values
        self.open = [:]
        for question in open { question.answer(.failure(BusError(code: ENOTCONN))) }
    }

    // MARK: - What comes in

    /// Calls `body` for every signal of this kind, until the handler is let go of.
    public func match(
        sender: String, path: String? = nil, interface: String, member: String?,
        body: @escaping ([Value], Message) -> Void
    ) throws(BusError) -> Handler {
        let rest = [("path", path), ("member", member)].compactMap { name, value in
            value.map { ",\(name)='\($0)'" }
        }
        return try match(
            "type='signal',sender='\(sender)',interface='\(interface)'" + rest.joined(), body: body)
    }

    /// By a rule as the specification writes it.
    func match(
        _ rule: String, body: @escaping ([Value], Message) -> Void
    ) throws(BusError) -> Handler {
        let handler = Handler { message in
            // A signal that cannot be read tells nothing.
            if case .success(let values) = message.result { body(values, message) }
            // Others may want it too.
            return false
        }
        try check(
            sd_bus_add_match_async(bus, &handler.slot, rule, handleMessage, ignoreAnswer, handler.context))
        prepare()
        return handler
    }

    /// Hands every call of any of our objects to `body`, until the handler is let go of.
    func serve(_ body: @escaping (Message) -> Bool) throws(BusError) -> Handler {
        let handler = Handler(body)
        try check(sd_bus_add_fallback(bus, &handler.slot, "/", handleMessage, handler.context))
        return handler
    }
}
