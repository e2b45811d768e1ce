import Glibc
import System

/// A buffer that empties as time passes: what a device is that has no clock of its own.
struct Pacing: Sendable {
    let buffer: Int64
    private(set) var state = State.prepared
    private var written: Int64 = 0
    /// When frame 0 would have begun, pauses taken out.
    private var origin = MonotonicTime(nanoseconds: 0)
    private var pausedAt = MonotonicTime(nanoseconds: 0)

    enum State: Sendable, Hashable {
        case prepared, running, paused, dry
    }

    init(buffer: Int) { self.buffer = Int64(buffer) }

    mutating func prepare() {
        state = .prepared
        written = 0
    }

    mutating func start(at now: MonotonicTime) {
        guard state == .prepared else { return }
        origin = now
        state = .running
    }

    mutating func pause(at now: MonotonicTime) {
        guard state == .running else { return }
        pausedAt = now
        state = .paused
    }

    mutating func resume(at now: MonotonicTime) {
        guard state == .paused else { return }
        origin.nanoseconds += now.nanoseconds - pausedAt.nanoseconds
        state = .running
    }

    func unheard(at now: MonotonicTime) -> Int64 {
        switch state {
        case .prepared: written
        case .dry: 0
        case .paused: max(0, written - pausedAt.frames(since: origin))
        case .running: max(0, written - now.frames(since: origin))
        }
    }

    func room(at now: MonotonicTime) -> Int64 { max(0, buffer - unheard(at: now)) }

    /// When there will be room for so many frames; nil if never without a start or a resume.
    func roomTime(for frames: Int64) -> MonotonicTime? {
        if state == .prepared, buffer - written < frames { return nil }
        if state == .paused { return nil }
        return origin.advanced(frames: max(0, written + frames - buffer))
    }

    /// Takes up to `frames` and starts; a count, or a negative errno.
    mutating func write(_ frames: Int, at now: MonotonicTime) -> Int {
        if state == .running, now.frames(since: origin) > written { state = .dry }
        if state == .dry { return Int(-EPIPE) }
        let taken = min(Int64(frames), room(at: now))
        if taken == 0 { return Int(-EAGAIN) }
        written += taken
        start(at: now)
        return Int(taken)
    }
}
