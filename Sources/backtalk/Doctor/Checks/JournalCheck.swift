import Foundation
import Journal

/// The journal opens and is whole. Where there is none, none is made.
struct JournalCheck: HealthCheck {
    let directories: Directories
    var name: String { "journal" }

    func run() -> [Finding] {
        let path = directories.journal
        guard FileManager.default.fileExists(atPath: path) else {
            if case .blocked(let folder, let reason) = FolderState(of: directories.data) {
                return [
                    .warning(
                        "no journal can be kept, because '\(folder)' may not be written (\(reason))",
                        "give yourself write permission; sessions play without it")
                ]
            }
            return [.good("there is none yet; the first session begins it in '\(path)'")]
        }
        do throws(JournalError) {
            let journal = try Journal(path: path)
            try journal.check()
            let count = try journal.sessionCount()
            return [
                .good("\(count) \(count == 1 ? "session" : "sessions") in '\(path)', and the file is whole")
            ]
        } catch {
            return [.wrong(error)]
        }
    }
}
