import Synchronization
import System

/// Status values from the audio thread to the session. When it is full the newest is refused and the audio thread
/// tells it with its next one; only the last value of all has a place of its own.
final class StatusRing: Sendable {
    static let capacity = 32

    private nonisolated(unsafe) let values: UnsafeMutablePointer<OutputStatus>
    private nonisolated(unsafe) let last: UnsafeMutablePointer<OutputStatus>
    /// Counts what was put in; written by the audio thread alone.
    private let tail = Atomic<Int>(0)
    /// Counts what was taken out; written by the session alone.
    private let head = Atomic<Int>(0)
    private let isOver = Atomic<Bool>(false)
    /// Set with every value: the session's poll loop listens to it.
    let signal: EventSignal

    init() throws(SystemError) {
        signal = try EventSignal()
        values = .allocate(capacity: Self.capacity)
        values.initialize(repeating: OutputStatus(), count: Self.capacity)
        last = .allocate(capacity: 1)
        last.initialize(to: OutputStatus())
    }

    deinit {
        values.deinitialize(count: Self.capacity)
        values.deallocate()
        last.deinitialize(count: 1)
        last.deallocate()
    }

    /// Audio thread: false if it is full.
    func put(_ status: OutputStatus) -> Bool {
        let tail = self.tail.load(ordering: .relaxed)
        guard tail - head.load(ordering: .acquiring) < Self.capacity else { return false }
        values[tail % Self.capacity] = status
        self.tail.store(tail + 1, ordering: .releasing)
        signal.set()
        return true
    }

    /// Audio thread, once, at its end.
    func putLast(_ status: OutputStatus) {
        last.pointee = status
        isOver.store(true, ordering: .releasing)
        signal.set()
    }

    /// Session: what came since the last call, oldest first.
    func take() -> [OutputStatus] {
        signal.clear()
        // Looked at first: all that was put in before the last value is then visible too.
        let over = isOver.load(ordering: .acquiring)
        var taken: [OutputStatus] = []
        var head = self.head.load(ordering: .relaxed)
        let tail = self.tail.load(ordering: .acquiring)
        while head < tail {
            taken.append(values[head % Self.capacity])
            head += 1
            self.head.store(head, ordering: .releasing)
        }
        if over { taken.append(last.pointee) }
        return taken
    }
}
