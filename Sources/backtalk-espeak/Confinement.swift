internal import CSandbox
import Glibc

/// What the worker takes from itself before it reads a text, and its children once more before they speak it: eSpeak NG
/// reads texts with C code that has overrun its buffers before. Where the kernel refuses something, it goes without.
enum Confinement {
    /// Bytes of address space; with all its libraries the worker has about a fifth of it.
    private static let mostMemory: rlim_t = 1 << 30
    private static let mostFiles: rlim_t = 64

    /// For the worker, once everything is loaded.
    static func confineWorker() {
        limit(RLIMIT_CORE, to: 0)
        limit(RLIMIT_FSIZE, to: 0)
        limit(RLIMIT_NOFILE, to: mostFiles)
        // A sanitizer's build reserves far more than that.
        if backtalk_confine_worker() != ENOSYS { limit(RLIMIT_AS, to: mostMemory) }
    }

    /// For a child that speaks.
    ///
    /// - Parameter seconds: of computing; the worker's own deadline ends what waits.
    static func confineSpeaker(seconds: Int) {
        limit(RLIMIT_CPU, to: rlim_t(seconds))
        // Counted by the user, not by the process: only a child, which starts nothing, can do with none.
        limit(__RLIMIT_NPROC, to: 0)
        _ = backtalk_confine_speaker()
    }

    private static func limit(_ resource: __rlimit_resource, to most: rlim_t) {
        var limit = rlimit(rlim_cur: most, rlim_max: most)
        _ = setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }
}
