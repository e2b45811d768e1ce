import Foundation
import Journal

/// The journal opens and is whole. Where there is none, none is made.
struct JournalCheck: HealthCheck {
    let directories: Directories
    var name: String { "journal" }

    func run() -> [Finding] { file() + playing() }

    /// Who plays may see another file system than this process: a unit is shut in.
    private func playing() -> [Finding] {
        do {
            guard let reason = try RemoteControl.status()["notKept"]?.text else { return [] }
            return [
                .warning(
                    "what plays now is not kept: \(reason.trimmingSuffix("."))",
                    "'systemctl --user restart backtalk' lets the daemon see the folder anew")
            ]
        } catch {
            // Nobody answers on the bus, which has a check of its own.
            return []
        }
    }

    private func file() -> [Finding] {
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
