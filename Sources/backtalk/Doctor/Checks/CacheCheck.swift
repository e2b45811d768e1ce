import Speech

/// Clips can be kept, and those that are kept are whole.
struct CacheCheck: HealthCheck {
    let directories: Directories
    var name: String { "cache" }

    func run() -> [Finding] {
        let folder = directories.clips
        switch FolderState(of: folder) {
        case .blocked(let path, let reason):
            // A session plays all the same, from memory.
            return [
                .warning(
                    "clips cannot be kept in '\(folder)', because '\(path)' may not be written (\(reason))",
                    "give yourself write permission; until then every session is spoken anew")
            ]
        case .missing: return [.good("no clips are kept yet in '\(folder)'")]
        case .usable: break
        }
        guard let report = CacheReport(directory: folder, within: 5_000) else {
            return [.warning("'\(folder)' cannot be read", "give yourself read permission")]
        }
        let size = "\(Self.megabytes(report.bytes)) of \(Self.megabytes(CacheReport.limit)) MB"
        if report.damaged > 0 {
            return [
                .warning(
                    "\(report.damaged) of \(report.clips) clips in '\(folder)' are damaged",
                    "nothing has to be done: they are made anew, and the folder is safe to delete")
            ]
        }
        let unread = report.unread > 0 ? ", \(report.unread) of them not looked at" : ""
        return [.good("\(report.clips) clips\(unread), \(size), in '\(folder)'")]
    }

    private static func megabytes(_ bytes: Int) -> Int { (bytes + (1 << 19)) >> 20 }
}
