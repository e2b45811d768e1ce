import CSystemd
import Glibc

/// A message of the bus, come in or to be sent. Used on the thread of its connection alone.
public final class Message {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { self.pointer = pointer }
    init(sharing pointer: OpaquePointer) { self.pointer = sd_bus_message_ref(pointer) }

    deinit { sd_bus_message_unref(pointer) }

    convenience init(
        calling method: MethodName, _ values: [Value], starts: Bool, on bus: OpaquePointer
    ) throws(BusError) {
        var pointer: OpaquePointer?
        try check(
            sd_bus_message_new_method_call(
                bus, &pointer, method.destination, method.path, method.interface, method.member))
        guard let pointer else { throw BusError(code: ENOMEM) }
        self.init(owning: pointer)
        sd_bus_message_set_auto_start(pointer, starts ? 1 : 0)
        try append(values)
    }

    /// The answer to this call: values, or an error.
    convenience init(answering call: Message, _ result: Result<[Value], BusError>) throws(BusError) {
        var pointer: OpaquePointer?
        switch result {
        case .success: try check(sd_bus_message_new_method_return(call.pointer, &pointer))
        case .failure(let error):
            try check(
                error.name.withCString { name in
                    error.message.withCString { text in
                        var error = sd_bus_error(name: name, message: text, _need_free: 0)
                        return sd_bus_message_new_method_error(call.pointer, &pointer, &error)
                    }
                })
        }
        guard let pointer else { throw BusError(code: ENOMEM) }
        self.init(owning: pointer)
        if case .success(let values) = result { try append(values) }
    }

    var path: String { Self.text(sd_bus_message_get_path(pointer)) }
    var interface: String { Self.text(sd_bus_message_get_interface(pointer)) }
    var member: String { Self.text(sd_bus_message_get_member(pointer)) }
    var sender: String { Self.text(sd_bus_message_get_sender(pointer)) }
    /// The types of what it carries.
    var signature: String { Self.text(sd_bus_message_get_signature(pointer, 1)) }
    /// The number of the call that it answers; nil where it is no answer.
    var answered: UInt64? {
        var type: UInt8 = 0
        var number: UInt64 = 0
        guard sd_bus_message_get_type(pointer, &type) >= 0,
            [SD_BUS_MESSAGE_METHOD_RETURN, SD_BUS_MESSAGE_METHOD_ERROR].contains(numericCast(type)),
            sd_bus_message_get_reply_cookie(pointer, &number) >= 0
        else { return nil }
        return number
    }

    var wantsReply: Bool { sd_bus_message_get_expect_reply(pointer) > 0 }
    var isCall: Bool { sd_bus_message_is_method_call(pointer, nil, nil) > 0 }

    /// The error that it carries, if it is one.
    var error: BusError? {
        guard let error = sd_bus_message_get_error(pointer) else { return nil }
        return BusError(Self.text(error.pointee.name), Self.text(error.pointee.message))
    }

    /// What it says, as the answer to a question.
    var result: Result<[Value], BusError> {
        if let error { return .failure(error) }
        do {
            return .success(try values())
        } catch {
            return .failure(error)
        }
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}
