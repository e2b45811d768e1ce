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

    let role: Role
    private let address: BusAddress
    private let system: BusAddress
    private let microphones: Microphones
    private let controls: Controls
    private(set) var now = NowPlaying()
    /// Takes what is asked of the session.
    private(set) var order: (@Sendable (Command) -> Void)?
    private var link: BusLink?
    var surroundings: Surroundings?
    private var objects: ObjectTree?
    private var player: MediaPlayer?
    private var service: SessionService?
    private var peers: PeerWatch?

    public init(
        _ role: Role, on loop: PollLoop, address: BusAddress = .session, system: BusAddress = .system,
        microphones: Microphones = Microphones(), controls: Controls = Controls()
    ) {
        self.system = system
        self.microphones = microphones
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
    public nonisolated func begin(_ titles: Titles, send: @escaping @Sendable (Command) -> Void) {
        if loop.isCurrent {
            assumeIsolated { $0.take(titles, send) }
        } else {
            loop.post { self.assumeIsolated { $0.take(titles, send) } }
        }
    }

    private func take(_ titles: Titles, _ send: @escaping @Sendable (Command) -> Void) {
        now.begin(titles)
        order = send
        surroundings?.begin(pausesOthers: role == .daemon)
    }

    public nonisolated func show(_ observation: Observation) { assumeIsolated { $0.see(observation) } }

    /// The session is over.
    public nonisolated func end() {
        assumeIsolated {
            $0.now.end()
            $0.order = nil
            $0.tell(hasJumped: false)
            $0.surroundings?.end()
        }
    }

    /// Whether the play button would begin a session.
    public nonisolated func offer(_ canBegin: Bool) {
        assumeIsolated {
            $0.now.canBegin = canBegin
            $0.tell(hasJumped: false)
        }
    }

    /// Asks what speaks for or against talking to the person now.
    public nonisolated func look(_ answer: @escaping @Sendable (Conditions) -> Void) {
        assumeIsolated { me in
            if let surroundings = me.surroundings { surroundings.look(answer) } else { answer(Conditions()) }
        }
    }

    /// Shows a notice in place of the one before, which gets no answer any more.
    public nonisolated func notify(
        _ notice: Notice, answer: @escaping @Sendable (Notice.Answer) -> Void
    ) {
        assumeIsolated { me in
            if let notifier = me.surroundings?.notifier {
                notifier.show(notice, answer: answer)
            } else {
                answer(.unshown)
            }
        }
    }

    /// Takes the notice away.
    public nonisolated func withdraw() { assumeIsolated { $0.surroundings?.notifier?.withdraw() } }

    private func see(_ observation: Observation) {
        now.see(observation, at: .now)
        // The first sound comes before everything else.
        if role == .terminal, link == nil, observation.position > .zero { open() }
        tell(hasJumped: observation.moved != nil)
        surroundings?.see(
            now.observation?.state, holdsDevice: now.observation?.holdsDevice ?? false)
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
            let surroundings = try Surroundings(
                system, microphones: microphones, asks: { self.order?($0) ?? () },
                idles: { self.controls.presence?(!$0, $1) ?? () })
            self.surroundings = surroundings
            loop.watch(surroundings.descriptor) { self.assumeIsolated { $0.surroundings?.process() } }
            link.start()
            surroundings.start()
        } catch {
            // No descriptor is left for a bus; the session needs none.
            close()
        }
    }

    private func close() {
        if let surroundings {
            loop.watch(surroundings.descriptor, nil)
            surroundings.leave()
            self.surroundings = nil
        }
        guard let link else { return }
        loop.watch(link.descriptor, nil)
        link.end()
        self.link = nil
    }

    private func arrive(on connection: Connection) {
        let now = { self.now }
        let send = { (order: Command) in self.order?(order) ?? () }
        let player = MediaPlayer(
            now: now, send: send, begins: controls.begin, canQuit: role == .terminal)
        let service = SessionService(now: now, send: send, controls: controls)
        self.player = player
        self.service = service
        do {
            objects = try ObjectTree(
                [MediaPlayer.path: player.interfaces, SessionService.path: [service.interface]],
                on: connection)
            surroundings?.use(connection)
            if role == .daemon { peers = try PeerWatch(connection) { self.hand(over: $0, service) } }
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

    /// What is asked of us is for another process of ours now, or for us again.
    private func hand(over relay: Relay?, _ service: SessionService) {
        let wasElsewhere = service.relay != nil
        service.relay = relay
        if wasElsewhere != (relay != nil) { controls.elsewhere?(relay != nil) }
    }

    private func lose() {
        if service?.relay != nil { controls.elsewhere?(false) }
        objects = nil
        player = nil
        service = nil
        peers = nil
        surroundings?.use(nil)
    }
}
