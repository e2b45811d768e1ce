import Synchronization
import System

/// One place for an order, from the session to the audio thread; neither ever waits for the other.
final class Mailbox: Sendable {
    private let place = Atomic<Unmanaged<Order>?>(nil)
    private let hint = Atomic<Bool>(false)
    /// Set with every order: the audio thread sleeps on it.
    let signal: EventSignal

    init() throws(SystemError) { signal = try EventSignal() }

    deinit { _ = take() }

    /// The sender keeps a reference of its own until the order's serial is acknowledged, so that the audio thread
    /// never holds the last one and never frees memory.
    func post(_ order: Order) {
        let overtaken = place.exchange(Unmanaged.passRetained(order), ordering: .acquiringAndReleasing)
        overtaken?.release()
        signal.set()
    }

    /// The newest order, once.
    func take() -> Order? {
        place.exchange(nil, ordering: .acquiringAndReleasing)?.takeRetainedValue()
    }

    /// Says that a device which is away may be back.
    func postHint() {
        hint.store(true, ordering: .releasing)
        signal.set()
    }

    /// True once after `postHint`.
    func takeHint() -> Bool { hint.exchange(false, ordering: .acquiring) }
}
