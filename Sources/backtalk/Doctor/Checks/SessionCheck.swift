import Glibc

/// A session could begin: its lock can be taken.
struct SessionCheck: HealthCheck {
    let directories: Directories
    var name: String { "session" }

    func run() -> [Finding] {
        switch FolderState(of: directories.runtime) {
        case .blocked(let path, let reason):
            return [
                .wrong(
                    "no session can begin, because '\(path)' may not be written (\(reason))",
                    "give yourself write permission, or set XDG_RUNTIME_DIR to a folder of yours")
            ]
        case .missing: return [.good("none is playing")]
        case .usable: break
        }
        let descriptor = open(directories.lock, O_RDWR | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            if errno == ENOENT { return [.good("none is playing")] }
            return [.wrong("'\(directories.lock)' may not be opened (\(reason))", "move it away")]
        }
        defer { close(descriptor) }
        return [
            .good(
                flock(descriptor, LOCK_SH | LOCK_NB) == 0 ? "none is playing" : "one is playing at the moment"
            )
        ]
    }
}
