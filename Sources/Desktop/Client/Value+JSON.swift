extension Value {
    /// As JSON, on one line, the keys of tables in alphabetical order. Numbers are finite.
    public var json: String {
        switch self {
        case .boolean(let truth): truth ? "true" : "false"
        case .double(let number): number.isFinite ? "\(number)" : "null"
        case .uint64(let number): "\(number)"
        case .byte, .int16, .uint16, .int32, .uint32, .int64: integer.map { "\($0)" } ?? "null"
        case .string(let text), .path(let text), .signature(let text): Self.quoted(text)
        case .descriptor: "null"
        case .array(of: "{sv}", _): Self.table(options ?? [:])
        case .array(_, let elements), .structure(let elements):
            "[" + elements.map(\.json).joined(separator: ", ") + "]"
        case .entry(let key, let value): "[\(key.json), \(value.json)]"
        case .variant(let value): value.json
        }
    }

    public static func table(_ table: [String: Value]) -> String {
        let members = table.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \($0.value.json)" }
        return "{" + members.joined(separator: ", ") + "}"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case let control where control.value < 0x20:
                let digits = String(control.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
