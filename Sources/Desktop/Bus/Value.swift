import System

/// A value of D-Bus, with its type.
public indirect enum Value: Sendable, Hashable {
    case byte(UInt8)
    case boolean(Bool)
    case int16(Int16)
    case uint16(UInt16)
    case int32(Int32)
    case uint32(UInt32)
    case int64(Int64)
    case uint64(UInt64)
    case double(Double)
    case string(String)
    case path(String)
    case signature(String)
    case descriptor(Descriptor)
    /// The elements, and the signature of one: an empty array has a type too.
    case array(of: String, [Value])
    /// An element of a dictionary, which is an array of these.
    case entry(Value, Value)
    case structure([Value])
    case variant(Value)

    /// As the specification writes types.
    public var signature: String {
        switch self {
        case .byte: "y"
        case .boolean: "b"
        case .int16: "n"
        case .uint16: "q"
        case .int32: "i"
        case .uint32: "u"
        case .int64: "x"
        case .uint64: "t"
        case .double: "d"
        case .string: "s"
        case .path: "o"
        case .signature: "g"
        case .descriptor: "h"
        case .array(let element, _): "a\(element)"
        case .entry(let key, let value): "{\(key.signature)\(value.signature)}"
        case .structure(let members): "(\(members.map(\.signature).joined()))"
        case .variant: "v"
        }
    }

    /// An array of strings.
    public static func strings(_ strings: [String]) -> Value {
        .array(of: "s", strings.map { .string($0) })
    }

    /// A dictionary of named values of any type, `a{sv}`, in the order of the names.
    public static func options(_ options: [String: Value]) -> Value {
        let entries = options.sorted { $0.key < $1.key }
        return .array(of: "{sv}", entries.map { .entry(.string($0.key), .variant($0.value)) })
    }
}
