internal import GRDB

/// A queue of GRDB that is closed when it goes, and never disposed of: its remains would go to a thread of libdispatch,
/// which from then on wakes up once a second for as long as the process lives. They are about a kilobyte.
final class StillQueue: Sendable {
    let queue: DatabaseQueue

    init(path: String, configuration: Configuration) throws {
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    deinit {
        do {
            try queue.close()
        } catch {
            // Something of it is in use still; then it is closed when the process ends.
        }
        _ = Unmanaged.passRetained(queue)
    }
}
