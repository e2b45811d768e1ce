/// The values of an object, each asked for by its name, that tells when one was left.
final class StrictValues {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private let container: KeyedDecodingContainer<Name>
    private var asked: Set<String> = []

    init(_ decoder: any Decoder) throws { container = try decoder.container(keyedBy: Name.self) }

    subscript<Value: Decodable>(_ name: String) -> Value {
        get throws {
            asked.insert(name)
            return try container.decode(Value.self, forKey: Name(stringValue: name))
        }
    }

    /// A value that may be left out, but may not be null.
    func optional<Value: Decodable>(_ name: String) throws -> Value? {
        guard container.contains(Name(stringValue: name)) else { return nil }
        return try self[name]
    }

    /// - Throws: where there is a value that was not asked for.
    func finish() throws {
        let left = Set(container.allKeys.map(\.stringValue)).subtracting(asked)
        guard left.isEmpty else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: container.codingPath, debugDescription: "unknown keys \(left.sorted())"))
        }
    }
}
