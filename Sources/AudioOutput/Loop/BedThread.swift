import Audio
import Scheduler
import Synchronization
import System

/// The thread that keeps the bed of the next seconds ready. A file on a slow disk, or a long one that must be measured first,
/// keeps nobody waiting for long: the bed comes in when it is there, at the place where it would be by then.
public final class BedThread: Sendable {
    /// It is woken when the bed has moved on by so much.
    private static let step = Frames(Bed.lookAhead.count / 4)
    /// What the first sound waits for: a device asks for half a second at once.
    private static let first = Frames.seconds(1)

    private let bed: Bed
    private let signal: EventSignal
    /// Set for good when the first of it is there, or there is none.
    private let begun: EventSignal
    private let isOver = Atomic<Bool>(false)
    private let looked = Atomic<Int64>(0)

    /// Throws `SystemError` when the system has no thread left.
    public init(_ bed: Bed) throws(SystemError) {
        self.bed = bed
        signal = try EventSignal()
        begun = try EventSignal()
        let thread = try PlainThread("backtalk-bed") { [self] in work() }
        // It may be waiting for a disk when the session is over; then it ends by itself.
        thread.detach()
        signal.set()
    }

    /// Returns when the bed can be heard from its beginning, or at `deadline`: then it comes in later.
    public func waitForStart(until deadline: MonotonicTime) {
        _ = SystemClock().wait(for: begun, until: deadline)
    }

    /// Wakes it if it is time. Live, some times a second is often enough.
    public func look() {
        let position = bed.position
        guard
            (position - Frames(looked.load(ordering: .relaxed))).count.magnitude >= Self.step.count.magnitude
        else { return }
        looked.store(position.count, ordering: .relaxed)
        signal.set()
    }

    /// It ends when it has finished what it is at.
    public func end() {
        isOver.store(true, ordering: .relaxed)
        signal.set()
    }

    private func work() {
        bed.load(ahead: Self.first)
        begun.set()
        while true {
            _ = SystemClock().wait(for: signal, until: nil)
            signal.clear()
            while !isOver.load(ordering: .relaxed), bed.loadNext() {}
            if isOver.load(ordering: .relaxed) { return }
        }
    }
}
