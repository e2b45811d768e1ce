import Glibc
import Player

/// The bus that comes and goes.
extension Presence {
    func open() {
        guard link == nil else { return }
        do {
            let link = try BusLink(address, up: { self.arrive(on: $0) }, down: { self.lose() })
            self.link = link
            loop.watch(link.descriptor) { self.assumeIsolated { $0.link?.process() } }
            let playerLink = try BusLink(
                address, up: { self.arrive(asPlayerOn: $0) }, down: { self.losePlayer() })
            self.playerLink = playerLink
            loop.watch(playerLink.descriptor) { self.assumeIsolated { $0.playerLink?.process() } }
            let surroundings = try Surroundings(
                system, microphones: microphones, asks: { self.order?($0) ?? () },
                idles: { self.controls.presence?(!$0, $1) ?? () })
            self.surroundings = surroundings
            loop.watch(surroundings.descriptor) { self.assumeIsolated { $0.surroundings?.process() } }
            link.start()
            playerLink.start()
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
        for link in [playerLink, link].compactMap(\.self) {
            loop.watch(link.descriptor, nil)
            link.end()
        }
        playerLink = nil
        link = nil
    }

    // MARK: - Our own interface

    private func arrive(on connection: Connection) {
        let service = SessionService(now: { self.now }, send: send, controls: controls)
        self.service = service
        do {
            objects = try ObjectTree([SessionService.path: [service.interface]], on: connection)
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
        service.tell(nil)
        connection.request(SessionService.name, waits: true) { _ in }
        // By this one the daemon finds a session that plays beside it.
        if role == .terminal { connection.request(PeerWatch.name(of: getpid()), waits: false) { _ in } }
    }

    private var send: (Command) -> Void { { self.order?($0) ?? () } }

    /// What is asked of us is for another process of ours now, or for us again.
    private func hand(over relay: Relay?, _ service: SessionService) {
        let wasElsewhere = service.relay != nil
        service.relay = relay
        if wasElsewhere != (relay != nil) { controls.elsewhere?(relay != nil) }
    }

    private func lose() {
        if service?.relay != nil { controls.elsewhere?(false) }
        objects = nil
        service = nil
        peers = nil
        surroundings?.use(nil)
    }

    // MARK: - The media player

    private func arrive(asPlayerOn connection: Connection) {
        let player = MediaPlayer(
            now: { self.now }, send: send, begins: controls.begin, canQuit: role == .terminal)
        self.player = player
        do {
            playerObjects = try ObjectTree([MediaPlayer.path: player.interfaces], on: connection)
        } catch {
            return losePlayer()
        }
        player.tell(nil, nil, hasJumped: false)
        connection.request(MediaPlayer.name, waits: role == .daemon) { isOurs in
            guard !isOurs, self.role == .terminal else { return }
            connection.request("\(MediaPlayer.name).instance\(getpid())", waits: false) { _ in }
        }
    }

    private func losePlayer() {
        playerObjects = nil
        player = nil
    }
}
