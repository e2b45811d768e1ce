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

    /// A number within `range`: no sum or product of such numbers overflows.
    func number<Number: FixedWidthInteger & DatabaseValueConvertible>(
        _ column: String, in range: ClosedRange<Number>
    ) throws -> Number {
        guard let number: Number = try optionalNumber(column, in: range) else {
            throw Self.unknown("NULL", column)
        }
        return number
    }

    func optionalNumber<Number: FixedWidthInteger & DatabaseValueConvertible>(
        _ column: String, in range: ClosedRange<Number>
    ) throws -> Number? {
        guard let number: Number = try optional(column) else { return nil }
        guard range.contains(number) else { throw Self.unknown("\(number)", column) }
        return number
    }

    /// A length of time.
    func seconds(_ column: String) throws -> Seconds {
        Seconds(milliseconds: try number(column, in: Self.lengths))
    }

    /// A moment by the wall clock, in milliseconds since 1970.
    func instant(_ column: String) throws -> Int64 { try number(column, in: Self.instants) }
    func optionalInstant(_ column: String) throws -> Int64? { try optionalNumber(column, in: Self.instants) }

    /// How far a clock is ahead of UTC, in seconds: at most a day.
    func zone(_ column: String) throws -> Int { try number(column, in: -86_400...86_400) }

    /// Frames of 1/48 000 s.
    func frames(_ column: String) throws -> Int64 { try number(column, in: Self.frames) }
    func optionalFrames(_ column: String) throws -> Int64? { try optionalNumber(column, in: Self.frames) }

    /// What is counted in a routine or a session.
    func count(_ column: String) throws -> Int { try number(column, in: Self.counts) }
    func optionalCount(_ column: String) throws -> Int? { try optionalNumber(column, in: Self.counts) }

    /// A day since 1970-01-01.
    func day(_ column: String) throws -> Int { try number(column, in: -1_000_000...3_000_000) }

    /// The years −2700 to 9999, which every calendar has.
    private static let instants: ClosedRange<Int64> = -147_000_000_000_000...253_402_300_799_999
    /// A hundred years in either direction: a clock may have been set while a session played.
    private static let lengths: ClosedRange<Int64> = -3_160_000_000_000...3_160_000_000_000
    private static let counts = 0...1_000_000_000
    private static let frames: ClosedRange<Int64> = -151_000_000_000_000...151_000_000_000_000

    static func unknown(_ text: String, _ column: String) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unknown \(column) '\(text)'")
    }
}
