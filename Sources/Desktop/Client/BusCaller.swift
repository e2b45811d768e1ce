import CSystemd
import Glibc

/// A connection for a command that asks something and waits for the answer.
public final class BusCaller {
    private let bus: OpaquePointer
    private var handlers: [Handler] = []

    /// - Throws: where the bus is not there.
    public init(_ address: BusAddress = .session) throws(BusError) { bus = try address.open() }

    deinit {
        handlers = []
        sd_bus_flush_close_unref(bus)
    }

    /// Calls a method and waits, at most `timeout` milliseconds.
    ///
    /// - Parameter starts: whether the bus may start the service that is called.
    public func call(
        _ method: MethodName, _ values: [Value] = [], starts: Bool = false, timeout: UInt64 = 25_000
    ) throws(BusError) -> [Value] {
        let message = try Message(calling: method, values, starts: starts, on: bus)
        var error = sd_bus_error()
        defer { sd_bus_error_free(&error) }
        var answer: OpaquePointer?
        let result = sd_bus_call(bus, message.pointer, timeout * 1_000, &error, &answer)
        guard result >= 0, let answer else {
            guard let name = error.name else { throw BusError(code: result) }
            throw BusError(
                String(cString: name), error.message.map { String(cString: $0) } ?? "")
        }
        return try Message(owning: answer).values()
    }

    /// Calls `body` with the values of every signal that the rule names, while `listen` runs.
    func match(_ rule: String, _ body: @escaping ([Value]) -> Void) throws(BusError) {
        let handler = Handler { message in
            // A signal that cannot be read tells nothing.
            if case .success(let values) = message.result { body(values) }
            return false
        }
        try check(sd_bus_add_match(bus, &handler.slot, rule, handleMessage, handler.context))
        handlers.append(handler)
    }

    /// Hands out signals until the bus goes away, or `isOver` says so after one.
    func listen(until isOver: () -> Bool) throws(BusError) {
        while !isOver() {
            if try check(sd_bus_process(bus, nil)) == 0 { try check(sd_bus_wait(bus, .max)) }
        }
    }
}
