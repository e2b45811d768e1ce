import System

/// What a person has one of at a time.
extension PersonalLock {
    static let session = "session"
    static let daemon = "daemon"

    /// One session at a time for each person.
    ///
    /// - Throws: a `Complaint`.
    static func session(_ directories: Directories) throws -> PersonalLock {
        try taking(session, directories, else: "a session is playing already; end that one first")
    }

    /// One daemon at a time for each person: two would remind twice.
    ///
    /// - Throws: a `Complaint`.
    static func daemon(_ directories: Directories) throws -> PersonalLock {
        try taking(
            daemon, directories, else: "the daemon is running already; 'backtalk status' tells what plays")
    }

    private static func taking(
        _ name: String, _ directories: Directories, else sentence: String
    ) throws -> PersonalLock {
        do throws(Taken) {
            return try PersonalLock(name, at: directories.meetingPlaces)
        } catch {
            throw Complaint(sentence, .failed)
        }
    }
}
