import Glibc
import System

/// A connection for a command that asks something and waits for the answer.
public final class BusCaller {
    private let connection: Connection
    private let port: EventPort
    private var handlers: [Handler] = []

    /// - Throws: where the bus is not there.
    public init(_ address: BusAddress = .session) throws(BusError) {
        do {
            port = try EventPort()
        } catch {
            throw BusError(code: error.code)
        }
        connection = try Connection(address, port: port)
        connection.prepare()
    }

    deinit {
        handlers = []
        connection.flush()
    }

    /// Calls a method and waits, at most `timeout` milliseconds.
    ///
    /// - Parameter starts: whether the bus may start the service that is called.
    public func call(
        _ method: MethodName, _ values: [Value] = [], starts: Bool = false, timeout: UInt64 = 25_000
    ) throws(BusError) -> [Value] {
        var result: Result<[Value], BusError>?
        connection.call(method, values, starts: starts, timeout: timeout) { result = $0 }
        while true {
            if let result { return try result.get() }
            try turn()
        }
    }

    /// Calls `body` with the values of every such signal that counts, while `listen` runs. Returns when it is known who may
    /// say it.
    func match(
        _ signal: HeardSignal, from source: SignalSource, path: String? = nil,
        _ body: @escaping ([Value]) -> Void
    ) throws(BusError) {
        try match(SignalRule(kind: signal.kind, source: source, path: path), body)
    }

    func match(_ rule: SignalRule, _ body: @escaping ([Value]) -> Void) throws(BusError) {
        handlers.append(try connection.match(rule) { values, _ in body(values) })
        if case .owner(let name) = rule.source { while !connection.owners.isKnown(name) { try turn() } }
    }

    /// Calls `changed` with the unique name of who has a name, or nil where nobody has it: when it is known, and, while `listen`
    /// runs, at every change.
    func follow(_ name: String, _ changed: @escaping (_ owner: String?) -> Void) throws(BusError) {
        try connection.follow(name, changed)
    }

    /// Hands out signals until the bus goes away, or `isOver` says so after one.
    ///
    /// - Parameter limit: in milliseconds; nil: for ever.
    /// - Throws: also when it is not over by then.
    func listen(until isOver: () -> Bool, within limit: UInt64? = nil) throws(BusError) {
        let end = limit.map { EventPort.now + $0 * 1_000 }
        while !isOver() {
            if let end, EventPort.now >= end { throw .noAnswer }
            try turn(until: end)
        }
    }

    /// Waits for something, and deals with it.
    private func turn(until end: UInt64? = nil) throws(BusError) {
        var descriptor = pollfd(fd: port.descriptor, events: Int16(POLLIN), revents: 0)
        let left = end.map { $0 / 1_000 + 1 - min($0, EventPort.now) / 1_000 }
        _ = poll(&descriptor, 1, left.map { Int32(clamping: $0) } ?? -1)
        _ = port.takeAlarm()
        guard connection.process() else {
            connection.close()
            throw BusError(code: ENOTCONN)
        }
    }
}
