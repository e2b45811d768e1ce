import Foundation
import Synchronization

/// What is heard, with the time at which it was: read from a recording program through a pipe.
public final class Recorder: Sendable {
    private struct Heard {
        var samples: [Int16] = []
        /// When frame 0 was heard, in seconds of the monotonic clock: the earliest that any block allows.
        var start = Double.infinity
        var hasEnded = false
    }

    private let heard = Mutex(Heard())
    private let descriptor: Int32
    private let child: Child

    init(path: String, start: () throws -> Child) throws {
        mkfifo(path, 0o600)
        descriptor = open(path, O_RDONLY | O_NONBLOCK)
        child = try start()
        unlink(path)
        Thread.detachNewThread { [self] in read() }
    }

    /// Seconds on the clock that `start` and `end` use.
    public static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Waits until something is recorded; false if nothing is within two seconds.
    public func isRecording() -> Bool {
        for _ in 0..<400 {
            if heard.withLock({ !$0.samples.isEmpty }) { return true }
            usleep(5_000)
        }
        return false
    }

    /// Ends the recording: the samples, and when the first of them was heard, in seconds; late by the recorder's own
    /// delay of about 10 ms, never early.
    public func end() -> (samples: [Int16], start: Double) {
        child.end()
        while !heard.withLock({ $0.hasEnded }) { usleep(1_000) }
        return heard.withLock { ($0.samples, $0.start) }
    }

    private func read() {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        var rest: [UInt8] = []
        while true {
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            poll(&ready, 1, 100)
            let count = Glibc.read(descriptor, &bytes, bytes.count)
            if count == 0, !child.isRunning { break }
            if count <= 0 { continue }
            let now = Self.now
            rest += bytes.prefix(count)
            let whole = rest.count / 4 * 4
            heard.withLock { heard in
                for index in stride(from: 0, to: whole, by: 2) {
                    heard.samples.append(
                        Int16(truncatingIfNeeded: Int(rest[index]) | Int(rest[index + 1]) << 8))
                }
                heard.start = min(heard.start, now - Double(heard.samples.count / 2) / 48_000)
            }
            rest.removeFirst(whole)
        }
        close(descriptor)
        heard.withLock { $0.hasEnded = true }
    }
}
