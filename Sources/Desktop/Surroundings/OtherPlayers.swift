/// The media players of others. Those that play when a session begins are paused, and play again after it, if nobody
/// touched them in between.
final class OtherPlayers {
    private static let prefix = "org.mpris.MediaPlayer2."
    private static let path = "/org/mpris/MediaPlayer2"
    private static let player = "org.mpris.MediaPlayer2.Player"

    private weak var connection: Connection?
    /// The unique names of those that were playing: whoever has the name later is another.
    private var paused: Set<String> = []
    private var isWanted = false

    init(_ connection: Connection) { self.connection = connection }

    /// Pauses those that play.
    func pause() {
        isWanted = true
        list { [weak self] name in
            self?.status(of: name) { status in
                guard status == "Playing" else { return }
                self?.connection?.call(.bus("GetNameOwner"), [.string(name)]) { result in
                    if case .success(let values) = result, let owner = values.first?.text {
                        self?.pause(owner)
                    }
                }
            }
        }
    }

    private func pause(_ owner: String) {
        guard isWanted else { return }
        connection?.call(MethodName(owner, Self.path, Self.player, "Pause")) { [weak self] result in
            guard let self, case .success = result else { return }
            paused.insert(owner)
            if !isWanted { resume() }
        }
    }

    /// Has those play again that were paused, and are still.
    func resume() {
        isWanted = false
        let owners = paused
        paused = []
        for owner in owners {
            status(of: owner) { [weak self] status in
                guard status == "Paused" else { return }
                self?.connection?.call(MethodName(owner, Self.path, Self.player, "Play")) { _ in }
            }
        }
    }

    /// Tells whether any plays.
    func look(_ answer: @escaping (Bool?) -> Void) {
        guard let connection else { return answer(nil) }
        connection.call(.bus("ListNames")) { [weak self] result in
            guard let self, case .success(let values) = result else { return answer(nil) }
            ask(Self.players(among: values), answer)
        }
    }

    /// All at once: one that does not answer keeps nobody waiting for the next.
    private func ask(_ names: [String], _ answer: @escaping (Bool?) -> Void) {
        var left = names.count
        var isTold = false
        func tell(_ isPlaying: Bool) {
            if isTold { return }
            isTold = true
            answer(isPlaying)
        }
        guard left > 0 else { return tell(false) }
        for name in names {
            status(of: name) { status in
                left -= 1
                if status == "Playing" { tell(true) } else if left == 0 { tell(false) }
            }
        }
    }

    private func list(_ body: @escaping (String) -> Void) {
        connection?.call(.bus("ListNames")) { result in
            if case .success(let values) = result { Self.players(among: values).forEach(body) }
        }
    }

    /// Not ourselves, and not the one that speaks in the name of another.
    private static func players(among values: [Value]) -> [String] {
        let all = (values.first?.texts ?? []).filter {
            $0.hasPrefix(prefix) && !$0.hasPrefix(MediaPlayer.name) && $0 != "\(prefix)playerctld"
        }
        return Array(all.prefix(mostPlayers))
    }

    /// Nobody has so many. Someone who takes names without end has us ask no more than these.
    private static let mostPlayers = 100

    private func status(of name: String, _ answer: @escaping (String?) -> Void) {
        guard let connection else { return answer(nil) }
        connection.call(
            .properties(name, Self.path, "Get"), [.string(Self.player), .string("PlaybackStatus")],
            timeout: 1_000
        ) { result in
            if case .success(let values) = result { answer(values.first?.text) } else { answer(nil) }
        }
    }
}
