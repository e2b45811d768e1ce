import CSystemd
import Glibc
import System

/// A connection to a bus that may be missing, come late or go away: it is made when it can be, and made again.
///
/// Used on one thread. Its owner calls `process` whenever `descriptor` can be read.
public final class BusLink {
    /// nil while the bus is not there.
    public private(set) var connection: Connection?

    private let address: BusAddress
    private let port: EventPort
    private let up: (Connection) -> Void
    private let down: () -> Void
    private var retries = Retries()
    private var watch: PlaceWatch?

    /// - Parameters:
    ///   - up: called with every new connection, to say what is served, matched and asked on it.
    ///   - down: called when it has gone.
    /// - Throws: where the process has no descriptor left.
    public init(
        _ address: BusAddress, up: @escaping (Connection) -> Void, down: @escaping () -> Void
    ) throws(SystemError) {
        self.address = address
        self.up = up
        self.down = down
        port = try EventPort()
    }

    /// Can be read whenever `process` is due.
    public var descriptor: Int32 { port.descriptor }

    /// Connects, if the bus is there.
    public func start() { connect() }

    /// Leaves the bus; what was said on it is sent first.
    public func end() {
        retries = Retries()
        port.alarm(at: nil)
        forgetPlace()
        guard let connection else { return }
        self.connection = nil
        connection.flush()
        connection.close()
        down()
    }

    public func process() {
        let hasRung = port.takeAlarm()
        if let connection {
            if !connection.process() { return lose(connection) }
            if connection.isReady { retries.reset() }
            return
        }
        let hasAppeared = watch?.take() ?? false
        if hasAppeared { retries.reset() }
        if hasAppeared || hasRung { connect() }
    }

    private func connect() {
        do {
            let connection = try Connection(address, port: port)
            forgetPlace()
            self.connection = connection
            up(connection)
            connection.prepare()
        } catch {
            wait()
        }
    }

    private func lose(_ connection: Connection) {
        self.connection = nil
        port.alarm(at: nil)
        connection.close()
        down()
        wait()
    }

    private func wait() {
        if watch == nil, let socket = address.socket, let watch = PlaceWatch(socket) {
            self.watch = watch
            port.watch(watch.descriptor, for: Int32(POLLIN))
        }
        let delay = retries.delay(isWatched: watch != nil)
        port.alarm(at: delay.map { EventPort.now + $0 * 1_000 })
    }

    private func forgetPlace() {
        guard let watch else { return }
        port.forget(watch.descriptor)
        self.watch = nil
    }
}
