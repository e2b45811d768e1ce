import AudioOutput
import Synchronization
import System

/// What may wait for the disk or for an engine, one after the other, on a thread that is there as long as anything is.
final class Errands: Sendable {
    private struct Queue {
        var waiting: [@Sendable () -> Void] = []
        var hasThread = false
    }

    private let name: String
    private let queue = Mutex(Queue())

    /// - Parameter name: of the thread, at most 15 bytes.
    init(_ name: String) { self.name = name }

    func run(_ errand: @escaping @Sendable () -> Void) {
        let isFirst = queue.withLock { queue in
            queue.waiting.append(errand)
            defer { queue.hasThread = true }
            return !queue.hasThread
        }
        guard isFirst else { return }
        do {
            try PlainThread(name) { [self] in work() }.detach()
        } catch {
            // No thread is left: it is done here and now.
            work()
        }
    }

    private func work() {
        while let next = take() { next() }
    }

    private func take() -> (@Sendable () -> Void)? {
        queue.withLock { queue in
            queue.hasThread = !queue.waiting.isEmpty
            return queue.hasThread ? queue.waiting.removeFirst() : nil
        }
    }
}
