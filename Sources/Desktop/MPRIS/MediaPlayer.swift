import AudioOutput
import Player
import Scheduler

/// The object that media keys, headset buttons, phones and panels talk to, by MPRIS 2.2.
final class MediaPlayer {
    static let path = "/org/mpris/MediaPlayer2"
    static let name = "org.mpris.MediaPlayer2.backtalk"

    private let now: () -> NowPlaying
    private let send: (Command) -> Void
    private let begins: (() -> Void)?
    private let canQuit: Bool
    private var told: [String: Value] = [:]

    /// - Parameters:
    ///   - begins: what the play button does while nothing plays.
    ///   - canQuit: whether the process ends with its session.
    init(
        now: @escaping () -> NowPlaying, send: @escaping (Command) -> Void, begins: (() -> Void)?,
        canQuit: Bool
    ) {
        self.now = now
        self.send = send
        self.begins = begins
        self.canQuit = canQuit
    }

    var interfaces: [Interface] { [root, player] }

    /// Tells on `objects` what has changed; `hasJumped`: the position is not where playing on would have brought it.
    func tell(_ objects: ObjectTree?, _ connection: Connection?, hasJumped: Bool) {
        let properties = PlayerProperties.all(now())
        let changes = PlayerProperties.changes(from: told, to: properties)
        told = properties
        objects?.tell(changes, of: PlayerProperties.interface, at: Self.path)
        if hasJumped {
            connection?.signal(Self.path, PlayerProperties.interface, "Seeked", [position])
        }
    }

    private var position: Value { .int64(now().trackPosition(at: .now).microseconds) }

    // MARK: - org.mpris.MediaPlayer2

    private var root: Interface {
        typealias Property = Interface.Property
        return Interface(
            "org.mpris.MediaPlayer2", "Backtalk as a media player.",
            methods: [
                .init("Raise", "Does nothing: there is no window.") { $0.answer() },
                .init("Quit", "Ends a session in a terminal; the daemon stays.") { [self] call in
                    if canQuit { send(.stop) }
                    call.answer()
                },
            ],
            properties: [
                Property("CanQuit", "b", get: { [canQuit] in .boolean(canQuit) }),
                Property("CanRaise", "b", get: { .boolean(false) }),
                Property("HasTrackList", "b", get: { .boolean(false) }),
                Property("Identity", "s", get: { .string("Backtalk") }),
                Property("SupportedUriSchemes", "as", get: { .strings([]) }),
                Property("SupportedMimeTypes", "as", get: { .strings([]) }),
            ])
    }

    // MARK: - org.mpris.MediaPlayer2.Player

    private var player: Interface {
        Interface(
            PlayerProperties.interface,
            "A session: a track is a pose, its position and its length are within the pose.",
            methods: methods, properties: properties,
            signals: [.init("Seeked", "The position jumped.", [.init("Position", "x")])])
    }

    private var methods: [Interface.Method] {
        func order(_ name: String, _ about: String, _ body: @escaping () -> Void) -> Interface.Method {
            Interface.Method(name, about) { call in
                body()
                call.answer()
            }
        }
        return [
            order("Next", "The next pose; nothing where there is none.") { [self] in
                if now().canGoNext { send(.next) }
            },
            order("Previous", "The pose again; within three seconds of its start the one before.") {
                [self] in
                if now().canGoPrevious { send(.previous) }
            },
            order("Pause", "Silence at once.") { [send] in send(.pause) },
            order("PlayPause", "The other of both.") { [self] in
                now().isPlaying ? send(.toggle) : begin()
            },
            order("Stop", "Ends the session, with a short fade.") { [send] in send(.stop) },
            order("Play", "Goes on; begins a session while a reminder waits for an answer.") { [self] in
                now().isPlaying ? send(.resume) : begin()
            },
            Interface.Method(
                "Seek", "By so many microseconds; beyond the end of the pose it is Next.",
                in: [.init("Offset", "x")]
            ) { [self] call in
                seek(by: call.values[0].integer ?? 0)
                call.answer()
            },
            Interface.Method(
                "SetPosition", "Nothing where the track is not the one that plays, or is not so long.",
                in: [.init("TrackId", "o"), .init("Position", "x")]
            ) { [self] call in
                setPosition(call.values[0].text ?? "", call.values[1].integer ?? 0)
                call.answer()
            },
            Interface.Method("OpenUri", "Not supported.", in: [.init("Uri", "s")]) { call in
                call.fail(.notSupported("Backtalk plays routines, not addresses."))
            },
        ]
    }

    private func begin() { if now().canBegin { begins?() } }

    private func seek(by offset: Int64) {
        let now = now()
        guard let track = now.track else { return }
        let target = now.position(at: .now) + Frames(microseconds: offset)
        if target < track.end {
            return send(.seek(to: max(track.start, target), of: now.observation?.timeline))
        }
        if now.canGoNext { send(.next) }
    }

    private func setPosition(_ path: String, _ position: Int64) {
        let now = now()
        guard let track = now.track, track.path == path else { return }
        guard (0...track.length.microseconds).contains(position) else { return }
        let target = track.start + Frames(microseconds: position)
        send(.seek(to: min(target, track.end - Frames(1)), of: now.observation?.timeline))
    }

    private var properties: [Interface.Property] {
        let types = [
            "PlaybackStatus": "s", "Metadata": "a{sv}", "MinimumRate": "d", "MaximumRate": "d",
            "CanGoNext": "b", "CanGoPrevious": "b", "CanPlay": "b", "CanPause": "b", "CanSeek": "b",
        ]
        func current(_ name: String) -> () -> Value {
            { [now] in PlayerProperties.all(now())[name] ?? .boolean(false) }
        }
        let plain = types.sorted { $0.key < $1.key }.map { name, type in
            Interface.Property(name, type, get: current(name))
        }
        return plain + [
            Interface.Property("CanControl", "b", changes: .never, get: { .boolean(true) }),
            Interface.Property(
                "Rate", "d", "Always 1. Writing 0 pauses, as the specification has it.",
                get: { .double(1) },
                set: { [send] value in if value.number == 0 { send(.pause) } }),
            Interface.Property(
                "Volume", "d", "0 to 1, the cube root of the amplitude: 0.5 is −18 dB.",
                get: current("Volume"),
                set: { [send] value throws(BusError) in
                    guard let volume = value.number.flatMap(PlayerProperties.volume) else {
                        throw .invalidArguments("Volume is a number from 0 to 1.")
                    }
                    send(.volume(volume))
                }),
            Interface.Property(
                "Position", "x", "Microseconds within the pose.", changes: .untold,
                get: { [self] in position }),
        ]
    }
}
