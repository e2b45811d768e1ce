import CSystemd
import System

extension Message {
    /// Everything that the message carries. It has to be read whole: a rest that nobody read is an error to libsystemd.
    ///
    /// - Throws: where it carries more than `mostValues`, or is damaged.
    func values() throws(BusError) -> [Value] {
        sd_bus_message_rewind(pointer, 1)
        var budget = Self.mostValues
        var values: [Value] = []
        while let value = try next(&budget) { values.append(value) }
        return values
    }

    /// More than any caller has reason to send; it bounds what a message costs.
    static let mostValues = 20_000

    private func next(_ budget: inout Int) throws(BusError) -> Value? {
        var type: CChar = 0
        var contents: UnsafePointer<CChar>?
        guard try check(sd_bus_message_peek_type(pointer, &type, &contents)) > 0 else { return nil }
        budget -= 1
        guard budget >= 0 else { throw .invalidArguments("The message is too long.") }
        let signature = contents.map { String(cString: $0) } ?? ""
        switch UInt8(bitPattern: type) {
        case UInt8(ascii: "a"):
            return .array(of: signature, try container(type, signature, &budget))
        case UInt8(ascii: "v"):
            return try container(type, signature, &budget).first.map { .variant($0) }
        case UInt8(ascii: "r"):
            return .structure(try container(type, signature, &budget))
        case UInt8(ascii: "e"):
            let members = try container(type, signature, &budget)
            guard members.count == 2 else { throw BusError(code: -74) }
            return .entry(members[0], members[1])
        default: return try basic(type)
        }
    }

    private func container(
        _ type: CChar, _ contents: String, _ budget: inout Int
    ) throws(BusError) -> [Value] {
        try check(sd_bus_message_enter_container(pointer, type, contents))
        var values: [Value] = []
        while let value = try next(&budget) { values.append(value) }
        try check(sd_bus_message_exit_container(pointer))
        return values
    }

    private func basic(_ type: CChar) throws(BusError) -> Value {
        switch UInt8(bitPattern: type) {
        case UInt8(ascii: "y"): return .byte(try read(type, 0))
        // A C int, never one byte.
        case UInt8(ascii: "b"): return .boolean(try read(type, Int32(0)) != 0)
        case UInt8(ascii: "n"): return .int16(try read(type, 0))
        case UInt8(ascii: "q"): return .uint16(try read(type, 0))
        case UInt8(ascii: "i"): return .int32(try read(type, 0))
        case UInt8(ascii: "u"): return .uint32(try read(type, 0))
        case UInt8(ascii: "x"): return .int64(try read(type, 0))
        case UInt8(ascii: "t"): return .uint64(try read(type, 0))
        case UInt8(ascii: "d"): return .double(try read(type, 0))
        case UInt8(ascii: "s"): return .string(try text(type))
        case UInt8(ascii: "o"): return .path(try text(type))
        case UInt8(ascii: "g"): return .signature(try text(type))
        case UInt8(ascii: "h"):
            // It belongs to the message and goes with it.
            guard let copy = Descriptor(copying: try read(type, Int32(-1))) else { throw BusError(code: -24) }
            return .descriptor(copy)
        default: throw BusError(code: -74)
        }
    }

    private func read<Number: BitwiseCopyable>(_ type: CChar, _ start: Number) throws(BusError) -> Number {
        var number = start
        try check(sd_bus_message_read_basic(pointer, type, &number))
        return number
    }

    private func text(_ type: CChar) throws(BusError) -> String {
        let start: UnsafePointer<CChar>? = nil
        return try read(type, start).map { String(cString: $0) } ?? ""
    }
}

/// The result of a call of libsystemd.
///
/// - Throws: where it is negative.
@discardableResult
func check(_ result: Int32) throws(BusError) -> Int32 {
    if result < 0 { throw BusError(code: result) }
    return result
}
