import Fixtures
import Foundation
import Synchronization

@testable import Desktop

/// A connection that is worked by a thread of its own.
final class Pump: @unchecked Sendable {
    private(set) var name = ""
    private let isOver = Atomic(false)
    private let ready = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameter serve: called on the thread with every new connection; what it returns lives as long as that.
    init(_ bus: PrivateBus, serve: @escaping @Sendable (Connection) throws -> AnyObject) throws {
        let address = bus.address
        Thread.detachNewThread { [self] in
            defer { ended.signal() }
            var held: AnyObject?
            var isReady = false
            guard
                let link = try? BusLink(
                    .at(address), up: { held = try? serve($0) }, down: { held = nil })
            else { return }
            link.start()
            while !isOver.load(ordering: .relaxed) {
                var descriptor = pollfd(fd: link.descriptor, events: Int16(POLLIN), revents: 0)
                poll(&descriptor, 1, 20)
                link.process()
                if !isReady, let unique = link.connection?.uniqueName {
                    isReady = true
                    name = unique
                    ready.signal()
                }
            }
            link.end()
            withExtendedLifetime(held) {}
        }
        ready.wait()
    }

    func end() {
        isOver.store(true, ordering: .relaxed)
        ended.wait()
    }
}
