import Synchronization
import System
import Testing

@testable import AudioOutput

/// A clock that moves when it is told to, and to the deadline of whoever sleeps on it; on the way it does what a script says.
final class ManualClock: ThreadClock {
    private struct State {
        var now = MonotonicTime(nanoseconds: 1_000_000_000)
        var slept: Int64 = 0
    }

    private let state = Mutex(State())
    // Touched by the one thread that a test runs the loop on.
    private nonisolated(unsafe) var script: [(time: MonotonicTime, body: () -> Void)] = []
    /// Called whenever the loop has nothing to do, before it sleeps: where a session would run.
    nonisolated(unsafe) var idle: () -> Void = {}

    var now: MonotonicTime { state.withLock { $0.now } }
    var slept: Int64 { state.withLock { $0.slept } }

    func advance(to later: MonotonicTime) { state.withLock { $0.now = max($0.now, later) } }

    func advance(frames: Int64) { advance(to: now.advanced(frames: frames)) }

    /// The machine sleeps: no monotonic time passes.
    func sleep(seconds: Int64) { state.withLock { $0.slept += seconds * 1_000_000_000 } }

    /// Does `body` when `frames` frames of time have passed from now.
    func after(_ frames: Int64, _ body: @escaping () -> Void) {
        let time = now.advanced(frames: frames)
        let index = script.firstIndex { time < $0.time } ?? script.count
        script.insert((time, body), at: index)
    }

    func wait(for signal: EventSignal, until deadline: MonotonicTime?) -> Bool {
        idle()
        while !signal.isSet {
            guard let next = script.first, deadline.map({ next.time <= $0 }) ?? true else {
                guard let deadline else {
                    Issue.record("the loop sleeps for ever")
                    // Nothing better can be done than to end the test.
                    preconditionFailure("the loop sleeps for ever")
                }
                advance(to: deadline)
                return signal.isSet
            }
            advance(to: next.time)
            script.removeFirst()
            next.body()
            idle()
        }
        return true
    }
}
