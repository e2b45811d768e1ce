import Glibc

/// Why the journal cannot be read or written, for the person who reads it.
public struct JournalError: Error, Sendable, Hashable, CustomStringConvertible {
    public var code: Code
    /// The journal's file.
    public var path: String

    public enum Code: Sendable, Hashable {
        /// Written by a Backtalk that knows more than this one. The file was left as it was.
        case newerVersion
        /// No journal, or one with broken pages or values; with what SQLite says. The file was left as it was.
        case damaged(String)
        /// A database of another program. The file was left as it was.
        case foreign
        /// A folder, a pipe or a device lies where the file should be.
        case notAFile
        /// The file or its folder may not be written, or the file system is read-only.
        case notAllowed
        case full
        /// It lay in its place no longer while it was written. A new one takes its place.
        case takenAway
        /// Another process kept it locked for longer than the journal waits.
        case busy
        /// It did not answer before the session had to end.
        case late
        /// Anything else, in the system's words.
        case system(String)
    }

    public init(_ code: Code, path: String) {
        self.code = code
        self.path = path
    }

    /// From what a call of the system left in `errno`.
    init(errno: Int32, path: String) {
        let code: Code =
            switch errno {
            case EACCES, EPERM, EROFS: .notAllowed
            case ENOSPC, EDQUOT: .full
            default: .system(String(cString: strerror(errno)))
            }
        self.init(code, path: path)
    }

    /// True where trying again cannot help, because the file itself is what is wrong.
    var isFinal: Bool {
        switch code {
        case .newerVersion, .damaged, .foreign, .notAFile: true
        case .notAllowed, .full, .takenAway, .busy, .late, .system: false
        }
    }

    public var description: String {
        switch code {
        case .newerVersion:
            "The journal '\(path)' was written by a newer Backtalk and was left as it is; update this one, or move the file away to begin anew."
        case .damaged(let detail):
            "The journal '\(path)' is damaged (\(detail)) and was left as it is; move it away to begin anew, or rescue it with 'sqlite3 FILE .recover'."
        case .foreign:
            "The file '\(path)' is a database of another program and was left as it is; move it away to begin a journal."
        case .notAFile:
            "The journal '\(path)' is no file; move what lies there away."
        case .notAllowed:
            "The journal '\(path)' may not be written; give yourself write permission for it and its folder."
        case .full:
            "The disk has no room for the journal '\(path)'; free some space."
        case .takenAway:
            "The journal '\(path)' was taken away while it was kept, with all that stood in it; a new one is begun in its place where that can be."
        case .busy:
            "The journal '\(path)' is in use by another program; close what else has it open."
        case .late:
            "The journal '\(path)' did not answer in time, so the last notes may be missing; check the disk that it lies on."
        case .system(let detail):
            "The journal '\(path)' cannot be used (\(detail)); check the disk that it lies on."
        }
    }
}
