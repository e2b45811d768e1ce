import CSystemd
import Glibc
import System

extension Message {
    /// Everything that the message carries. It has to be read whole: a rest that nobody read is an error to libsystemd.
    ///
    /// - Throws: where it carries more than its `Budget`, or is damaged.
    func values() throws(BusError) -> [Value] {
        sd_bus_message_rewind(pointer, 1)
        var budget = Budget()
        var values: [Value] = []
        while let value = try next(&budget) { values.append(value) }
        return values
    }

    /// What a message may carry: more than any caller has reason to send. It bounds what reading one costs.
    struct Budget {
        var values = 20_000
        /// Of text, in UTF-8.
        var bytes = 1_000_000
        var descriptors = 16

        mutating func spend(values: Int = 0, bytes: Int = 0, descriptors: Int = 0) throws(BusError) {
            self.values -= values
            self.bytes -= bytes
            self.descriptors -= descriptors
            if min(self.values, self.bytes, self.descriptors) < 0 {
                throw .invalidArguments("The message is too long.")
            }
        }
    }

    private func next(_ budget: inout Budget) throws(BusError) -> Value? {
        var type: CChar = 0
        var contents: UnsafePointer<CChar>?
        guard try check(sd_bus_message_peek_type(pointer, &type, &contents)) > 0 else { return nil }
        try budget.spend(values: 1)
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
        default: return try basic(type, &budget)
        }
    }

    private func container(
        _ type: CChar, _ contents: String, _ budget: inout Budget
    ) throws(BusError) -> [Value] {
        try check(sd_bus_message_enter_container(pointer, type, contents))
        var values: [Value] = []
        while let value = try next(&budget) { values.append(value) }
        try check(sd_bus_message_exit_container(pointer))
        return values
    }

    private func basic(_ type: CChar, _ budget: inout Budget) throws(BusError) -> Value {
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
        case UInt8(ascii: "s"): return .string(try text(type, &budget))
        case UInt8(ascii: "o"): return .path(try text(type, &budget))
        case UInt8(ascii: "g"): return .signature(try text(type, &budget))
        case UInt8(ascii: "h"):
            try budget.spend(descriptors: 1)
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

    private func text(_ type: CChar, _ budget: inout Budget) throws(BusError) -> String {
        let start: UnsafePointer<CChar>? = nil
        guard let text = try read(type, start) else { return "" }
        try budget.spend(bytes: strlen(text))
        return String(cString: text)
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
