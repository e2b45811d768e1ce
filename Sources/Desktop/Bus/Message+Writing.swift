import CSystemd

extension Message {
    func append(_ values: [Value]) throws(BusError) {
        for value in values { try append(value) }
    }

    func append(_ value: Value) throws(BusError) {
        switch value {
        case .byte(let n): try basic("y", n)
        case .boolean(let truth): try basic("b", Int32(truth ? 1 : 0))
        case .int16(let n): try basic("n", n)
        case .uint16(let n): try basic("q", n)
        case .int32(let n): try basic("i", n)
        case .uint32(let n): try basic("u", n)
        case .int64(let n): try basic("x", n)
        case .uint64(let n): try basic("t", n)
        case .double(let n): try basic("d", n)
        case .string(let text): try string("s", Self.sendable(text))
        case .path(let text): try string("o", text)
        case .signature(let text): try string("g", text)
        case .descriptor(let descriptor): try basic("h", descriptor.number)
        case .array(let element, let values): try container("a", element, values)
        case .entry(let key, let value):
            try container("e", key.signature + value.signature, [key, value])
        case .structure(let members): try container("r", members.map(\.signature).joined(), members)
        case .variant(let value): try container("v", value.signature, [value])
        }
    }

    private func basic<Number: BitwiseCopyable>(_ type: Unicode.Scalar, _ number: Number) throws(BusError) {
        var number = number
        try check(sd_bus_message_append_basic(pointer, CChar(type.value), &number))
    }

    /// Without what no bus takes in a text: one that holds it would be refused with all of its message.
    private static func sendable(_ text: String) -> String {
        func isRefused(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value == 0 || (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
        }
        guard text.unicodeScalars.contains(where: isRefused) else { return text }
        var sent = ""
        for scalar in text.unicodeScalars {
            sent.unicodeScalars.append(isRefused(scalar) ? "\u{FFFD}" : scalar)
        }
        return sent
    }

    /// The pointer itself is the argument.
    private func string(_ type: Unicode.Scalar, _ text: String) throws(BusError) {
        try check(text.withCString { sd_bus_message_append_basic(pointer, CChar(type.value), $0) })
    }

    private func container(_ type: Unicode.Scalar, _ contents: String, _ values: [Value]) throws(BusError) {
        try check(sd_bus_message_open_container(pointer, CChar(type.value), contents))
        try append(values)
        try check(sd_bus_message_close_container(pointer))
    }
}
