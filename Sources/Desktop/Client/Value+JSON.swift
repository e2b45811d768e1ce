import Text

extension Value {
    /// As JSON, on one line, the keys of tables in alphabetical order. Numbers are finite.
    public var json: String {
        switch self {
        case .boolean(let truth): truth ? "true" : "false"
        case .double(let number): number.isFinite ? "\(number)" : "null"
        case .uint64(let number): "\(number)"
        case .byte, .int16, .uint16, .int32, .uint32, .int64: integer.map { "\($0)" } ?? "null"
        case .string(let text), .path(let text), .signature(let text): JSONText.quoted(text)
        case .descriptor: "null"
        case .array(of: "{sv}", _): Self.table(options ?? [:])
        case .array(_, let elements), .structure(let elements):
            "[" + elements.map(\.json).joined(separator: ", ") + "]"
        case .entry(let key, let value): "[\(key.json), \(value.json)]"
        case .variant(let value): value.json
        }
    }

    public static func table(_ table: [String: Value]) -> String {
        let members = table.sorted { $0.key < $1.key }.map { "\(JSONText.quoted($0.key)): \($0.value.json)" }
        return "{" + members.joined(separator: ", ") + "}"
    }
}
