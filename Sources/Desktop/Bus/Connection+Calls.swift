import CSystemd
import System

/// What is asked of others.
extension Connection {
    /// Calls a method; the answer comes later, or an error where there is none within `timeout` milliseconds.
    ///
    /// A well-known name is called by the unique name of who has it now: then only that one can answer.
    ///
    /// - Parameters:
    ///   - starts: whether the bus may start the service that is called.
    ///   - timeout: nil: as long as the one who was called is there.
    public func call(
        _ method: MethodName, _ values: [Value] = [], starts: Bool = false, timeout: UInt64? = 5_000,
        answer: @escaping (Result<[Value], BusError>) -> Void
    ) {
        if method.destination.hasPrefix(":") || method.destination == SignalSource.busName {
            return ask(method, values, timeout, answer)
        }
        find(method.destination, starts: starts, timeout: timeout) { [weak self] result in
            guard let self else { return answer(.failure(.noAnswer)) }
            switch result {
            case .success(let owner):
                var method = method
                method.destination = owner
                ask(method, values, timeout, answer)
            case .failure(let error): answer(.failure(error))
            }
        }
    }

    /// Tells the unique name of who has a well-known name now.
    ///
    /// - Parameter starts: whether the bus may start the service of that name.
    func find(
        _ name: String, starts: Bool, timeout: UInt64? = 5_000,
        answer: @escaping (Result<String, BusError>) -> Void
    ) {
        ask(.bus("GetNameOwner"), [.string(name)], timeout) { [weak self] result in
            switch result {
            case .success(let values): answer(.success(values.first?.text ?? ""))
            case .failure(let error):
                guard starts, error.isNobodyThere, let self else { return answer(.failure(error)) }
                ask(.bus("StartServiceByName"), [.string(name), .uint32(0)], timeout) { [weak self] result in
                    if case .failure(let error) = result { return answer(.failure(error)) }
                    guard let self else { return answer(.failure(.noAnswer)) }
                    find(name, starts: false, timeout: timeout, answer: answer)
                }
            }
        }
    }

    /// Calls the one with this unique name, or the bus.
    private func ask(
        _ method: MethodName, _ values: [Value], _ timeout: UInt64?, _ answer: @escaping Answer
    ) {
        do throws(BusError) {
            guard pending.count < Self.mostPending else { throw BusError.tooMuch }
            let message = try Message(calling: method, values, starts: false, on: bus)
            var number: UInt64 = 0
            try check(sd_bus_send(bus, message.pointer, &number))
            let deadline = timeout.map { EventPort.now + $0 * 1_000 } ?? .max
            pending.add(number, to: method.destination, until: deadline, answer)
            prepare()
        } catch {
            answer(.failure(error))
        }
    }

    /// How many questions may be open. We ask little; more are the work of someone who has us ask.
    private static let mostPending = 1_000

    /// Returns whether the message was an answer: to nothing else is it of use.
    func take(_ message: Message) -> Bool {
        guard let number = message.answered else { return false }
        let answer = pending.take(number, from: message.sender, isError: message.error != nil)
        answer?(message.result)
        return true
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
}
