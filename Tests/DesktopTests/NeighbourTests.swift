import Fixtures
import Foundation
import Neighbour
import Player
import Scheduler
import Synchronization
import Testing

@testable import Desktop

/// A hostile neighbour on the same bus: a session and its daemon go on unmoved.
@Suite(.serialized) struct NeighbourTests {
    private static let notice = Notice(
        title: "Time to loosen your back.", text: "Ten minutes.", withoutActions: "",
        actions: [.init("start", "Start"), .init("skip", "Skip today")])

    private final class Told: Sendable {
        private let told = Mutex<[String]>([])
        func note(_ what: some Any) { told.withLock { $0.append("\(what)") } }
        var all: [String] { told.withLock { $0 } }
    }

    @Test func `every signal that we listen to is said by a stranger, and nothing comes of it`() throws {
        let bus = try PrivateBus()
        let logind = try Mock.logind(on: bus)
        let server = try Mock(
            Notifier.name, Notifier.path, on: bus,
            ["--template", "notification_daemon", "-p", "{\"capabilities\": \"actions body\"}"])
        let elsewhere = Told()
        let begins = Told()
        let idles = Told()
        let stage = try Stage(
            on: bus,
            controls: Controls(
                begin: { begins.note("begins") }, presence: { isThere, _ in idles.note(isThere) },
                elsewhere: { elsewhere.note($0) }))
        defer { stage.end() }
        let caller = try stage.caller()
        stage.begin(Stage.observation(at: .seconds(10)))
        stage.onLoop { $0.notify(Self.notice) { begins.note($0) } }
        try Patience.wait("nothing is shown") { server.calls.contains { $0.hasPrefix("Notify ") } }
        // Who follows us, as a panel does.
        let followed = Told()
        let isOver = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            do {
                try RemoteSession(.at(bus.address)).follow { status in
                    followed.note(status["state"]?.text ?? "")
                    return status["state"] != .string("paused")
                }
            } catch {
                Issue.record(error)
            }
            isOver.signal()
        }
        try Patience.wait("nobody follows") { followed.all == ["playing"] }
        let stranger = try Stranger(bus.address)
        let names = [
            SessionService.name, MediaPlayer.name, Notifier.name, LoginSession.name,
            "\(PeerWatch.prefix)999", "\(PeerWatch.prefix)\(getpid())",
        ]
        for signal in HeardSignal.allCases {
            for name in signal == .nameOwnerChanged ? names : [""] {
                for (path, values) in signal.lies(about: name, from: stranger.name) {
                    for destination in try [nil] + stranger.others() {
                        try stranger.signal(
                            path, signal.kind.interface, signal.kind.member, values, to: destination)
                    }
                }
            }
        }
        try stranger.flush()
        _ = try stranger.others()
        let status = MethodName(SessionService.name, SessionService.path, SessionService.name, "Status")
        #expect(try caller.call(status).first?.options?["state"] == .string("playing"))
        #expect(stage.take().isEmpty && begins.all.isEmpty && elsewhere.all.isEmpty && idles.all.isEmpty)
        // And all of it still works when the right ones say so.
        try logind.control(
            "EmitSignal", "sssav", "org.freedesktop.login1.Manager", "PrepareForSleep", "b", "1", "b", "true")
        try Patience.wait("sleep does not pause it") { stage.take() == [.sleep] }
        try server.control(
            "EmitSignal", "sssav", Notifier.name, "ActionInvoked", "us", "2", "u", "1", "s", "start")
        try Patience.wait("the button does nothing") { begins.all == ["\(Notice.Answer.chosen("start"))"] }
        stage.show(Stage.observation(at: .seconds(10), .paused))
        isOver.wait()
        #expect(followed.all == ["playing", "paused"])
    }

    @Test(arguments: Squatter.Manner.allCases)
    func `names that we look up are held by somebody who answers wrongly, or never`(
        manner: Squatter.Manner
    ) throws {
        let bus = try PrivateBus()
        let squatter = Squatter(
            bus.address,
            [
                Notifier.name, LoginSession.name, "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver",
                "org.gnome.Mutter.IdleMonitor", "org.xfce.Xfconf", "org.freedesktop.systemd1",
                "\(PeerWatch.prefix)999", "\(PeerWatch.prefix)\(getpid())",
            ] + (0..<30).map { "org.mpris.MediaPlayer2.squatted\($0)" }, manner)
        defer { squatter.end() }
        let told = Told()
        let stage = try Stage(on: bus, controls: Controls(elsewhere: { told.note($0) }))
        defer { stage.end() }
        let caller = try stage.caller()
        let start = ContinuousClock.now
        stage.begin(Stage.observation(at: .seconds(10)))
        let status = MethodName(SessionService.name, SessionService.path, SessionService.name, "Status")
        let pause = MethodName(SessionService.name, SessionService.path, SessionService.name, "Pause")
        #expect(try caller.call(status).first?.options?["state"] == .string("playing"))
        _ = try caller.call(pause)
        #expect(stage.take() == [.pause])
        #expect(ContinuousClock.now - start < .seconds(1))
        let notice = Told()
        let seen = Told()
        stage.onLoop {
            $0.notify(Self.notice) { notice.note($0) }
            $0.look { seen.note($0.music.map { "\($0)" } ?? "unknown") }
        }
        try Patience.wait("the notice waits for ever") { notice.all == ["unshown"] }
        try Patience.wait("the look waits for ever") { seen.all.count == 1 }
        #expect(seen.all == ["false"], "an answer of the wrong type is none")
        #expect(squatter.calls.isSuperset(of: ["Get", "GetCapabilities", "GetIdletime", "GetActive"]))
        #expect(try caller.call(status).first?.options?["state"] == .string("playing"))
        #expect(stage.take().isEmpty && told.all.isEmpty)
    }
}
