import CSystemd
import Desktop
import Foundation

/// A connection of somebody else on a bus, who says what others should say. Used on one thread.
public final class Stranger {
    private let bus: OpaquePointer
    /// Its unique name.
    public let name: String

    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    public init(_ address: String) throws {
        var bus: OpaquePointer?
        var name: UnsafePointer<CChar>?
        guard sd_bus_new(&bus) >= 0, sd_bus_set_address(bus, address) >= 0,
            sd_bus_set_bus_client(bus, 1) >= 0, sd_bus_start(bus) >= 0,
            sd_bus_get_unique_name(bus, &name) >= 0, let bus, let name
        else { throw Failure(description: "the bus lets no stranger in") }
        self.bus = bus
        self.name = String(cString: name)
    }

    deinit { sd_bus_flush_close_unref(bus) }

    /// Takes a name, or stands in line for it.
    public func take(_ name: String) throws {
        if sd_bus_request_name(bus, name, UInt64(SD_BUS_NAME_QUEUE)) < 0 {
            throw Failure(description: "\(name) cannot be had")
        }
    }

    /// The unique names of everyone else on the bus.
    public func others() throws -> [String] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        guard sd_bus_list_names(bus, &names, nil) >= 0, let names else {
            throw Failure(description: "the bus does not tell who is there")
        }
        defer { free(names) }
        var others: [String] = []
        var index = 0
        while let text = names[index] {
            let name = String(cString: text)
            free(text)
            index += 1
            if name.hasPrefix(":"), name != self.name { others.append(name) }
        }
        return others
    }

    /// Says a signal, to everyone or to one connection alone.
    public func signal(
        _ path: String, _ interface: String, _ member: String, _ values: [Value],
        to destination: String? = nil
    ) throws {
        var message: OpaquePointer?
        sd_bus_message_new_signal(bus, &message, path, interface, member)
        if let destination { sd_bus_message_set_destination(message, destination) }
        try send(message, values)
    }

    /// Calls a method, and wants no answer, or reads none.
    public func call(_ method: MethodName, _ values: [Value] = [], wantsAnswer: Bool = false) throws {
        var message: OpaquePointer?
        sd_bus_message_new_method_call(
            bus, &message, method.destination, method.path, method.interface, method.member)
        sd_bus_message_set_expect_reply(message, wantsAnswer ? 1 : 0)
        try send(message, values)
    }

    /// Answers a call of `victim` that was another's to answer, by the number that it may have.
    public func answer(_ number: UInt64, of victim: String, _ values: [Value]) throws {
        var call: OpaquePointer?
        var message: OpaquePointer?
        sd_bus_message_new_method_call(bus, &call, name, "/", "a.b", "C")
        defer { sd_bus_message_unref(call) }
        guard sd_bus_message_set_sender(call, victim) >= 0, sd_bus_message_seal(call, number, 1) >= 0,
            sd_bus_message_new_method_return(call, &message) >= 0
        else { throw Failure(description: "no answer can be made") }
        try send(message, values)
    }

    private func send(_ message: OpaquePointer?, _ values: [Value]) throws {
        defer { sd_bus_message_unref(message) }
        for value in values { append(value, to: message) }
        var number: UInt64 = 0
        // Without a place for the number libsystemd takes it that no answer is wanted.
        let wantsAnswer = sd_bus_message_get_expect_reply(message) > 0
        let result = wantsAnswer ? sd_bus_send(bus, message, &number) : sd_bus_send(bus, message, nil)
        if result < 0 { throw Failure(description: "it cannot be sent") }
    }

    /// Returns when the bus has taken all that was said.
    public func flush() throws {
        if sd_bus_flush(bus) < 0 { throw Failure(description: "the bus takes nothing any more") }
    }

    private func append(_ value: Value, to message: OpaquePointer?) {
        func basic<Number: BitwiseCopyable>(_ type: Unicode.Scalar, _ number: Number) {
            var number = number
            sd_bus_message_append_basic(message, CChar(type.value), &number)
        }
        func text(_ type: Unicode.Scalar, _ text: String) {
            _ = text.withCString { sd_bus_message_append_basic(message, CChar(type.value), $0) }
        }
        func container(_ type: Unicode.Scalar, _ contents: String, _ values: [Value]) {
            sd_bus_message_open_container(message, CChar(type.value), contents)
            for value in values { append(value, to: message) }
            sd_bus_message_close_container(message)
        }
        switch value {
        case .byte(let n): basic("y", n)
        case .boolean(let truth): basic("b", Int32(truth ? 1 : 0))
        case .int16(let n): basic("n", n)
        case .uint16(let n): basic("q", n)
        case .int32(let n): basic("i", n)
        case .uint32(let n): basic("u", n)
        case .int64(let n): basic("x", n)
        case .uint64(let n): basic("t", n)
        case .double(let n): basic("d", n)
        case .string(let string): text("s", string)
        case .path(let string): text("o", string)
        case .signature(let string): text("g", string)
        case .descriptor(let descriptor): basic("h", descriptor.number)
        case .array(let element, let values): container("a", element, values)
        case .entry(let key, let value): container("e", key.signature + value.signature, [key, value])
        case .structure(let members): container("r", members.map(\.signature).joined(), members)
        case .variant(let value): container("v", value.signature, [value])
        }
    }
}
