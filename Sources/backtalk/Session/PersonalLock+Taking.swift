import System

/// What a person has one of at a time.
extension PersonalLock {
    static let session = "session"
    static let daemon = "daemon"

    /// One session at a time for each person.
    ///
    /// - Throws: a `Complaint`.
    static func session(_ directories: Directories) throws -> PersonalLock {
        try taking(session, directories, else: RemoteControl.busy)
    }

    /// One daemon at a time for each person: two would remind twice.
    ///
    /// - Throws: a `Complaint`.
    static func daemon(_ directories: Directories) throws -> PersonalLock {
        try taking(
            daemon, directories,
            else: Complaint("the daemon is running already; 'backtalk status' tells what plays", .failed))
    }

    private static func taking(
        _ name: String, _ directories: Directories, else taken: Complaint
    ) throws -> PersonalLock {
        do throws(Taken) {
            return try PersonalLock(name, at: directories.meetingPlaces)
        } catch {
            throw taken
        }
    }
}
