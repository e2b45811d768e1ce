internal import GRDB
import Practice

extension Row {
    /// The value of a column, as the type that the call asks for. Nothing here traps, whoever wrote the row.
    ///
    /// - Throws: what `JournalError` knows as damage.
    func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        try decode(Value.self, forColumn: column)
    }

    func optional<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
        try decode(Value?.self, forColumn: column)
    }

    /// A word that stands for a case.
    func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        let text: String = try value(column)
        guard let word = Word(rawValue: text) else { throw Self.unknown(text, column) }
        return word
    }

    func optionalWord<Word: RawRepresentable<String>>(_ column: String) throws -> Word? {
        guard let text: String = try optional(column) else { return nil }
        guard let word = Word(rawValue: text) else { throw Self.unknown(text, column) }
        return word
    }

    func seconds(_ column: String) throws -> Seconds { Seconds(milliseconds: try value(column)) }

    static func unknown(_ text: String, _ column: String) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unknown \(column) '\(text)'")
    }
}
