import Glibc
import Player

/// The bus that comes and goes.
extension Presence {
    func open() {
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

    func close() {
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
            if role == .daemon {
                peers = try PeerWatch(connection, holders: { self.controls.sessionHolders?() ?? nil }) {
                    self.hand(over: $0, service)
                }
            }
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
