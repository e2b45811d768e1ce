import Fixtures
import Foundation
import Player
import Scheduler
import Testing

@testable import Desktop

/// MPRIS as others see it, on a private bus.
@Suite(.serialized) struct MediaPlayerTests {
    private static let name = "org.mpris.MediaPlayer2.backtalk"
    private static let path = "/org/mpris/MediaPlayer2"
    private static let root = "org.mpris.MediaPlayer2"
    private static let player = "org.mpris.MediaPlayer2.Player"

    private static func method(_ member: String, of interface: String = player) -> MethodName {
        MethodName(name, path, interface, member)
    }

    private static func all(_ interface: String, _ caller: BusCaller) throws -> [String: Value] {
        try caller.call(.properties(name, path, "GetAll"), [.string(interface)]).first?.options ?? [:]
    }

    private static func position(_ caller: BusCaller) throws -> Int64? {
        try caller.call(.properties(name, path, "Get"), [.string(player), .string("Position")]).first?.integer
    }

    /// The name of the error that a call answers with; nil where it answers.
    private static func error(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return (error as? BusError)?.name
        }
    }

    @Test func `every property has its type and its value`() throws {
        let stage = try Stage()
        defer { stage.end() }
        stage.begin(Stage.observation(at: .seconds(10), volume: Volume(decibels: -18)))
        let caller = try stage.caller()
        #expect(
            try Self.all(Self.root, caller) == [
                "CanQuit": .boolean(false), "CanRaise": .boolean(false), "HasTrackList": .boolean(false),
                "Identity": .string("Backtalk"), "SupportedUriSchemes": .strings([]),
                "SupportedMimeTypes": .strings([]),
            ])
        let properties = try Self.all(Self.player, caller)
        #expect(
            properties.filter { $0.key != "Metadata" && $0.key != "Volume" } == [
                "PlaybackStatus": .string("Playing"), "Rate": .double(1), "MinimumRate": .double(1),
                "MaximumRate": .double(1), "Position": .int64(6_000_000), "CanGoNext": .boolean(true),
                "CanGoPrevious": .boolean(true), "CanPlay": .boolean(true), "CanPause": .boolean(true),
                "CanSeek": .boolean(true), "CanControl": .boolean(true),
            ])
        #expect(abs((properties["Volume"]?.number ?? 0) - 0.5) < 0.01)
        #expect(
            properties["Metadata"]?.options == [
                "mpris:trackid": .path("/org/backtalk/track/session1/entry0"),
                "mpris:length": .int64(20_000_000), "xesam:title": .string("Child's pose"),
                "xesam:album": .string("two-poses"), "xesam:artist": .strings(["Backtalk"]),
                "xesam:trackNumber": .int32(1),
            ])
    }

    @Test func `while nothing plays there is no track, and nothing to play`() throws {
        let stage = try Stage()
        defer { stage.end() }
        let caller = try stage.caller()
        let properties = try Self.all(Self.player, caller)
        #expect(properties["PlaybackStatus"] == .string("Stopped"))
        #expect(properties["CanPlay"] == .boolean(false) && properties["CanSeek"] == .boolean(false))
        #expect(
            properties["Metadata"]?.options == [
                "mpris:trackid": .path("/org/mpris/MediaPlayer2/TrackList/NoTrack")
            ])
        for member in ["Next", "Previous", "Pause", "PlayPause", "Stop", "Play"] {
            _ = try caller.call(Self.method(member))
        }
        #expect(stage.take().isEmpty)
    }

    @Test func `every method asks the session for what it says`() throws {
        let stage = try Stage()
        defer { stage.end() }
        stage.begin(Stage.observation(at: .seconds(10)))
        let caller = try stage.caller()
        let expected: [(String, Command)] = [
            ("Next", .next), ("Previous", .previous), ("Pause", .pause), ("PlayPause", .toggle),
            ("Play", .resume), ("Stop", .stop),
        ]
        for (member, command) in expected {
            #expect(try caller.call(Self.method(member)).isEmpty)
            #expect(stage.take() == [command], "\(member)")
        }
        for member in ["Raise", "Quit"] { _ = try caller.call(Self.method(member, of: Self.root)) }
        #expect(stage.take().isEmpty, "the daemon neither shows itself nor ends")
        let refusal = Self.error {
            _ = try caller.call(Self.method("OpenUri"), [.string("file:///tmp/a.ogg")])
        }
        #expect(refusal == "org.freedesktop.DBus.Error.NotSupported")
    }

    @Test func `a terminal ends with its session, so it can be quit`() throws {
        let stage = try Stage(.terminal)
        defer { stage.end() }
        stage.begin(Stage.observation(at: .seconds(10)))
        let caller = try stage.caller()
        #expect(try Self.all(Self.root, caller)["CanQuit"] == .boolean(true))
        _ = try caller.call(Self.method("Quit", of: Self.root))
        #expect(stage.take() == [.stop])
    }

    @Test func `seeking stays within the pose, and beyond its end it is Next`() throws {
        let stage = try Stage()
        defer { stage.end() }
        stage.begin(Stage.observation(at: .seconds(10)))
        let caller = try stage.caller()
        let timeline = Stage.timeline
        for (offset, command) in [
            (5_000_000, .seek(to: .seconds(15), of: timeline)),
            (-3_000_000, .seek(to: .seconds(7), of: timeline)),
            (-60_000_000, .seek(to: .seconds(4), of: timeline)), (14_000_000, .next),
            (Int64.max, .next), (Int64.min, .seek(to: .seconds(4), of: timeline)),
        ] as [(Int64, Command)] {
            _ = try caller.call(Self.method("Seek"), [.int64(offset)])
            #expect(stage.take() == [command], "\(offset)")
        }
        stage.show(Stage.observation(at: .seconds(86)))
        _ = try caller.call(Self.method("Seek"), [.int64(60_000_000)])
        #expect(stage.take().isEmpty, "after the last pose there is no next")
    }

    @Test func `a position is set in the track that plays, and in no other`() throws {
        let stage = try Stage()
        defer { stage.end() }
        stage.begin(Stage.observation(at: .seconds(40)))
        let caller = try stage.caller()
        let here = "/org/backtalk/track/session1/entry1"
        func set(_ track: String, _ position: Int64) throws -> [Command] {
            _ = try caller.call(Self.method("SetPosition"), [.path(track), .int64(position)])
            return stage.take()
        }
        #expect(try set(here, 0) == [.seek(to: .seconds(24), of: Stage.timeline)])
        #expect(try set(here, 30_000_000) == [.seek(to: .seconds(54), of: Stage.timeline)])
        for stale in [
            "/org/backtalk/track/session1/entry0", "/org/backtalk/track/session0/entry1", "/",
            "/org/mpris/MediaPlayer2/TrackList/NoTrack",
        ] {
            #expect(try set(stale, 1_000_000).isEmpty, "\(stale)")
        }
        for outside in [-1, 60_000_001, .max, .min] as [Int64] {
            #expect(try set(here, outside).isEmpty, "\(outside)")
        }
        stage.onLoop { $0.end() }
        stage.begin(Stage.observation(at: .seconds(40)))
        #expect(try set(here, 0).isEmpty, "the track of an earlier session")
    }

    @Test func `volume and rate can be written, and nothing else can`() throws {
        let stage = try Stage()
        defer { stage.end() }
        stage.begin(Stage.observation(at: .seconds(10)))
        let caller = try stage.caller()
        func set(_ property: String, _ value: Value) -> String? {
            Self.error {
                _ = try caller.call(
                    .properties(Self.name, Self.path, "Set"),
                    [.string(Self.player), .string(property), .variant(value)])
            }
        }
        for (loudness, decibels) in [(1, 0), (0.5, -18), (0.1, -60), (0, -60), (-1, -60), (7, 0)]
            as [(Double, Int)]
        {
            #expect(set("Volume", .double(loudness)) == nil)
            #expect(stage.take() == [.volume(Volume(decibels: decibels))], "\(loudness)")
        }
        #expect(set("Rate", .double(1)) == nil && stage.take().isEmpty)
        #expect(set("Rate", .double(0)) == nil && stage.take() == [.pause])
        let invalid = "org.freedesktop.DBus.Error.InvalidArgs"
        #expect(set("Volume", .double(.nan)) == invalid)
        #expect(set("Volume", .int32(1)) == invalid && set("Volume", .string("loud")) == invalid)
        #expect(set("Volume", .variant(.double(0.5))) == invalid)
        #expect(set("Metadata", .options([:])) == "org.freedesktop.DBus.Error.PropertyReadOnly")
        #expect(set("Nosuch", .double(1)) == "org.freedesktop.DBus.Error.UnknownProperty")
        #expect(stage.take().isEmpty)
    }

    @Test func `what is not there, or of another type, is an error that says so`() throws {
        let stage = try Stage()
        defer { stage.end() }
        stage.begin(Stage.observation(at: .seconds(10)))
        let caller = try stage.caller()
        func call(_ method: MethodName, _ values: Value...) -> String? {
            Self.error { _ = try caller.call(method, values) }?.replacing(
                "org.freedesktop.DBus.Error.", with: "")
        }
        #expect(call(Self.method("Seek")) == "InvalidArgs")
        #expect(call(Self.method("Seek"), .int32(1)) == "InvalidArgs")
        #expect(call(Self.method("Seek"), .int64(1), .int64(1)) == "InvalidArgs")
        #expect(call(Self.method("SetPosition"), .string("/a"), .int64(1)) == "InvalidArgs")
        #expect(call(Self.method("Next"), .boolean(true)) == "InvalidArgs")
        #expect(call(Self.method("OpenUri"), .int64(1)) == "InvalidArgs")
        #expect(call(Self.method("Nosuch")) == "UnknownMethod")
        #expect(call(Self.method("Next", of: Self.root)) == "UnknownMethod")
        #expect(call(Self.method("Next", of: "org.nosuch")) == "UnknownInterface")
        #expect(call(MethodName(Self.name, "/nosuch", Self.player, "Next")) == "UnknownObject")
        let get = MethodName.properties(Self.name, Self.path, "Get")
        #expect(call(get, .string(Self.player), .string("Nosuch")) == "UnknownProperty")
        #expect(call(get, .string("org.nosuch"), .string("Volume")) == "UnknownInterface")
        #expect(call(get, .string(Self.player)) == "InvalidArgs")
        #expect(stage.take().isEmpty)
    }

    @Test func `changes are told with their values, the position never, a jump as Seeked`() throws {
        let stage = try Stage()
        defer { stage.end() }
        stage.begin(Stage.observation(at: .seconds(10)))
        let caller = try stage.caller()
        var changes: [[String: Value]] = []
        var jumps: [Int64] = []
        func rule(_ interface: String, _ member: String, _ types: String) -> SignalRule {
            SignalRule(
                kind: .init(interface: interface, member: member, types: types),
                source: .owner(of: MediaPlayer.name), path: Self.path)
        }
        try caller.match(rule(MethodName.propertiesInterface, "PropertiesChanged", "sa{sv}as")) {
            changes.append($0[1].options ?? [:])
        }
        try caller.match(rule(PlayerProperties.interface, "Seeked", "x")) {
            jumps.append($0.first?.integer ?? -1)
        }
        stage.show(Stage.observation(at: .seconds(11)))
        stage.show(Stage.observation(at: .seconds(12), .paused))
        stage.show(Stage.observation(at: .seconds(12), volume: Volume(decibels: -60)))
        stage.show(
            Stage.observation(
                at: .seconds(30), volume: Volume(decibels: -60),
                moved: .init(to: .seconds(30), reason: .asked)))
        stage.show(Stage.observation(at: .seconds(86), volume: Volume(decibels: -60)))
        stage.onLoop { $0.end() }
        try caller.listen(until: { changes.last?["PlaybackStatus"] == .string("Stopped") })
        #expect(changes.allSatisfy { $0["Position"] == nil && !$0.isEmpty })
        #expect(changes.first == ["PlaybackStatus": .string("Paused")])
        #expect(changes[1] == ["PlaybackStatus": .string("Playing"), "Volume": .double(0)])
        #expect(changes[2].keys.sorted() == ["CanGoNext", "Metadata"])
        #expect(changes[3]["Metadata"]?.options?["xesam:title"] == .string("Closing"))
        #expect(jumps == [6_000_000])
    }

    @Test func `playerctl sees and steers it`() throws {
        let stage = try Stage()
        defer { stage.end() }
        stage.begin(Stage.observation(at: .seconds(10)))
        _ = try stage.caller()
        func playerctl(_ words: String...) throws -> String {
            let run = try Tool.run(
                ["playerctl", "--player=backtalk"] + words, environment: stage.bus.environment)
            #expect(run.code == 0, "\(words) \(run.errors)")
            return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        #expect(try playerctl("status") == "Playing")
        #expect(try playerctl("metadata", "xesam:title") == "Child's pose")
        #expect(try playerctl("metadata", "mpris:length") == "20000000")
        #expect(try playerctl("position").hasPrefix("6.0"))
        for (word, command) in [
            ("play", .resume), ("pause", .pause), ("play-pause", .toggle), ("next", .next),
            ("previous", .previous), ("stop", .stop),
        ] as [(String, Command)] {
            _ = try playerctl(word)
            #expect(stage.take() == [command], "\(word)")
        }
        _ = try playerctl("position", "5+")
        #expect(stage.take() == [.seek(to: .seconds(15), of: Stage.timeline)])
        _ = try playerctl("volume", "0.5")
        #expect(stage.take() == [.volume(Volume(decibels: -18))])
    }

    @Test func `busctl describes every object, and the sentences are there`() throws {
        let stage = try Stage()
        defer { stage.end() }
        _ = try stage.caller()
        func tree(of name: String) throws -> [String] {
            try Tool.run(["busctl", "--address=\(stage.bus.address)", "tree", "--list", name]).output
                .split(separator: "\n").map(String.init)
        }
        #expect(try tree(of: Self.name) == ["/", "/org", "/org/mpris", Self.path])
        #expect(
            try tree(of: SessionService.name) == ["/", "/org", "/org/backtalk", SessionService.path],
            "each on a connection of its own")
        let xml = try Tool.run([
            "busctl", "--address=\(stage.bus.address)", "introspect", "--xml-interface",
            SessionService.name, SessionService.path,
        ])
        #expect(xml.code == 0 && xml.output.contains("Begins a session."))
        let document = try XMLCheck.elements(xml.output)
        #expect(document["method", default: 0] >= 13 && document["signal", default: 0] >= 4)
    }
}
