import AudioOutput
import Player
import System

/// Backtalk as others find it on the person's bus: a media player, and our own interface, each on a connection of its own, so
/// that whoever guards the bus can allow one without the other. A bus that is missing, or goes away, changes nothing for the
/// one who plays.
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
    let address: BusAddress
    let system: BusAddress
    let microphones: Microphones
    let controls: Controls
    private(set) var now = NowPlaying()
    /// Takes what is asked of the session.
    private(set) var order: (@Sendable (Command) -> Void)?
    /// The connection of our own interface, by which we ask others too.
    var link: BusLink?
    /// That of the media player, alone: what may only talk to media players can do no more than steer one.
    var playerLink: BusLink?
    var surroundings: Surroundings?
    var objects: ObjectTree?
    var playerObjects: ObjectTree?
    var player: MediaPlayer?
    var service: SessionService?
    var peers: PeerWatch?

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
    ///
    /// - Parameter notKept: why the session is not in the journal, as a sentence; nil where it is.
    public nonisolated func begin(
        _ titles: Titles, notKept: @escaping @Sendable () -> String? = { nil },
        send: @escaping @Sendable (Command) -> Void
    ) {
        if loop.isCurrent {
            assumeIsolated { $0.take(titles, notKept, send) }
        } else {
            loop.post { self.assumeIsolated { $0.take(titles, notKept, send) } }
        }
    }

    private func take(
        _ titles: Titles, _ notKept: @escaping @Sendable () -> String?,
        _ send: @escaping @Sendable (Command) -> Void
    ) {
        now.begin(titles, notKept: notKept)
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
        if let connection = playerLink?.connection {
            player?.tell(playerObjects, connection, hasJumped: hasJumped)
        }
        if let connection = link?.connection { service?.tell(connection) }
    }
}
