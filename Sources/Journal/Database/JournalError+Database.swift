internal import GRDB

extension JournalError {
    /// The one table from what GRDB and SQLite throw to what it means for a person.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as JournalError: self = error
        case let error as DatabaseError: self.init(Self.code(error), path: path)
        // A value that no journal writes: someone else's hand was in it.
        case is RowDecodingError: self.init(.damaged("a value that no journal has"), path: path)
        default: self.init(.system("the database gives no reason"), path: path)
        }
    }

    private static func code(_ error: DatabaseError) -> Code {
        let detail = error.message ?? "the database gives no reason"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .damaged(detail)
        case .SQLITE_FULL: return .full
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: return .notAllowed
        default: return .system(detail)
        }
    }
}
