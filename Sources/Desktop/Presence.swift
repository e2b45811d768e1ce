import AudioOutput
import Glibc
import Player
import Scheduler

/// Backtalk as others find it on the person's bus: a media player, and our own interface. A bus that is missing, or goes
/// away, changes nothing for the one who plays.
///
/// Its executor is the loop of the session; everything but `init` is called there.
public actor Presence {
    /// Who holds the names.
    public enum Role: Sendable {
        /// A session in a terminal: takes the names if they are free, one of its own where not.
        case terminal
        /// Has the names, or takes them when they become free.
        case daemon
    }

    public nonisolated let loop: PollLoop
    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private let role: Role
    private let address: BusAddress
    private let controls: Controls
    private var now = NowPlaying()
    /// Takes what is asked of the session.
    private var order: (@Sendable (Order) -> Void)?
    private var link: BusLink?
    private var objects: ObjectTree?
    private var player: MediaPlayer?
    private var service: SessionService?
    private var peers: PeerWatch?

    public init(
        _ role: Role, on loop: PollLoop, address: BusAddress = .session, controls: Controls = Controls()
    ) {
        self.role = role
        self.loop = loop
        self.address = address
        self.controls = controls
    }

    // MARK: - What the owner tells, on the loop

    /// Goes to the bus, when it is there; a terminal does so by itself after its first sound.
    public nonisolated func start() { assumeIsolated { $0.open() } }

    /// Leaves the bus.
    public nonisolated func leave() { assumeIsolated { $0.close() } }

    /// A session begins, which takes orders through `send`. Before the loop runs, or on it.
    public nonisolated func begin(_ titles: Titles, send: @escaping @Sendable (Order) -> Void) {
        loop.post {
            self.assumeIsolated {
                $0.now.begin(titles)
                $0.order = send
            }
        }
    }

    public nonisolated func show(_ observation: Observation) { assumeIsolated { $0.see(observation) } }

    /// The session is over.
    public nonisolated func end() {
        assumeIsolated {
            $0.now.end()
            $0.order = nil
            $0.tell(hasJumped: false)
        }
    }

    /// Whether the play button would begin a session.
    public nonisolated func offer(_ canBegin: Bool) {
        assumeIsolated {
            $0.now.canBegin = canBegin
            $0.tell(hasJumped: false)
        }
    }

    private func see(_ observation: Observation) {
        now.see(observation, at: .now)
        // The first sound comes before everything else.
        if role == .terminal, link == nil, observation.position > .zero { open() }
        tell(hasJumped: observation.moved != nil)
    }

    private func tell(hasJumped: Bool) {
        guard let connection = link?.connection else { return }
        player?.tell(objects, connection, hasJumped: hasJumped)
        service?.tell(connection)
    }

    // MARK: - The bus

    private func open() {
        guard link == nil else { return }
        do {
            let link = try BusLink(
                address, up: { self.arrive(on: $0) }, down: { self.lose() })
            self.link = link
            loop.watch(link.descriptor) { self.assumeIsolated { $0.link?.process() } }
            link.start()
        } catch {
            // No descriptor is left for a bus; the session needs none.
            link = nil
        }
    }

    private func close() {
        guard let link else { return }
        loop.watch(link.descriptor, nil)
        link.end()
        self.link = nil
    }

    private func arrive(on connection: Connection) {
        let now = { self.now }
        let send = { (order: Order) in self.order?(order) ?? () }
        let player = MediaPlayer(
            now: now, send: send, begins: controls.begin, canQuit: role == .terminal)
        let service = SessionService(now: now, send: send, controls: controls)
        self.player = player
        self.service = service
        do {
            objects = try ObjectTree(
                [MediaPlayer.path: player.interfaces, SessionService.path: [service.interface]],
                on: connection)
            if role == .daemon { peers = try PeerWatch(connection) { service.relay = $0 } }
        } catch {
            // A bus that refuses this much is not to be had.
            return lose()
        }
        // What is asked for now is told whole; changes are told from here on.
        player.tell(nil, nil, hasJumped: false)
        service.tell(nil)
        connection.request(SessionService.name, waits: true) { _ in }
        connection.request(MediaPlayer.name, waits: role == .daemon) { isOurs in
            guard !isOurs, self.role == .terminal else { return }
            connection.request("\(PeerWatch.prefix)\(getpid())", waits: false) { _ in }
        }
    }

    private func lose() {
        objects = nil
        player = nil
        service = nil
        peers = nil
    }
}
