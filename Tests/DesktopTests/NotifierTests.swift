import Fixtures
import Foundation
import Synchronization
import Testing

@testable import Desktop

/// A reminder's notification, against notification servers of every kind.
@Suite(.serialized) struct NotifierTests {
    private static let name = "org.freedesktop.Notifications"
    private static let path = "/org/freedesktop/Notifications"
    private static let notice = Notice(
        title: "Time to loosen your back.", text: "Ten minutes & more, on the floor.",
        withoutActions: "'backtalk start' begins.",
        actions: [.init("start", "Start"), .init("snooze", "In ten minutes"), .init("skip", "Skip today")])

    /// What came of a notice.
    private final class Answers: Sendable {
        private let answers = Mutex<[Notice.Answer]>([])
        func add(_ answer: Notice.Answer) { answers.withLock { $0.append(answer) } }
        var all: [Notice.Answer] { answers.withLock { $0 } }
    }

    private static func server(_ capabilities: String, on bus: PrivateBus) throws -> Mock {
        try Mock(
            name, path, on: bus,
            ["--template", "notification_daemon", "-p", "{\"capabilities\": \"\(capabilities)\"}"])
    }

    private static func notify(_ stage: Stage) -> Answers {
        let answers = Answers()
        stage.onLoop { $0.notify(notice) { answers.add($0) } }
        return answers
    }

    private static func shown(_ server: Mock) -> [String] { server.calls.filter { $0.hasPrefix("Notify ") } }

    @Test(arguments: ["start", "snooze", "skip"])
    func `the answer is the button that was pressed`(key: String) throws {
        let bus = try PrivateBus()
        let server = try Self.server("actions body body-markup", on: bus)
        let stage = try Stage(on: bus)
        defer { stage.end() }
        _ = try stage.caller()
        let answers = Self.notify(stage)
        try Patience.wait("nothing is shown") { Self.shown(server).count == 1 }
        let call = try #require(Self.shown(server).first)
        #expect(call.contains(#""Time to loosen your back." "Ten minutes &amp; more, on the floor.""#))
        #expect(call.contains(#"["start", "Start", "snooze", "In ten minutes", "skip", "Skip today"]"#))
        // Another notification's button is none of ours.
        try server.control(
            "EmitSignal", "sssav", Self.name, "ActionInvoked", "us", "2", "u", "99", "s", key)
        try server.control(
            "EmitSignal", "sssav", Self.name, "ActionInvoked", "us", "2", "u", "1", "s", key)
        try Patience.wait("no answer comes") { answers.all.count == 1 }
        #expect(answers.all == [.chosen(key)])
    }

    @Test func `a notification that is put away is answered, and one that is withdrawn is closed`() throws {
        let bus = try PrivateBus()
        let server = try Self.server("actions body", on: bus)
        let stage = try Stage(on: bus)
        defer { stage.end() }
        _ = try stage.caller()
        let first = Self.notify(stage)
        try Patience.wait("nothing is shown") { Self.shown(server).count == 1 }
        try server.control(
            "EmitSignal", "sssav", Self.name, "NotificationClosed", "uu", "2", "u", "1", "u", "2")
        try Patience.wait("no answer comes") { first.all == [.closed] }
        let second = Self.notify(stage)
        try Patience.wait("nothing is shown") { Self.shown(server).count == 2 }
        stage.onLoop { $0.withdraw() }
        try Patience.wait("it stays") { server.calls.contains("CloseNotification 2") }
        #expect(second.all.isEmpty)
    }

    @Test func `a server without buttons is told in words what to do`() throws {
        let bus = try PrivateBus()
        let server = try Self.server("body", on: bus)
        let stage = try Stage(on: bus)
        defer { stage.end() }
        _ = try stage.caller()
        _ = Self.notify(stage)
        try Patience.wait("nothing is shown") { Self.shown(server).count == 1 }
        let call = try #require(Self.shown(server).first)
        #expect(call.contains("\"Ten minutes & more, on the floor. 'backtalk start' begins.\" []"))
    }

    @Test func `without any server that is said, and nothing else happens`() throws {
        let stage = try Stage()
        defer { stage.end() }
        _ = try stage.caller()
        let answers = Self.notify(stage)
        try Patience.wait("no answer comes") { answers.all == [.unshown] }
    }

    @Test func `a server that restarts shows it again, by what it can do then`() throws {
        let bus = try PrivateBus()
        let before = try Self.server("actions body", on: bus)
        let stage = try Stage(on: bus)
        defer { stage.end() }
        let caller = try stage.caller()
        let answers = Self.notify(stage)
        try Patience.wait("nothing is shown") { Self.shown(before).count == 1 }
        // Not shown is what the server has not yet said to be: it may be ended between the call and its answer. One after the
        // other they answer here, the server what it was asked before, and then we, who have heard it by then.
        _ = try caller.call(MethodName(Notifier.name, Notifier.path, Notifier.name, "GetCapabilities"))
        _ = try caller.call(
            MethodName(SessionService.name, SessionService.path, SessionService.name, "Status"))
        try before.end()
        let after = try Self.server("body", on: bus)
        try Patience.wait("it is not shown again") { Self.shown(after).count == 1 }
        #expect(Self.shown(after)[0].contains(" [] "))
        try after.control(
            "EmitSignal", "sssav", Self.name, "NotificationClosed", "uu", "2", "u", "1", "u", "2")
        try Patience.wait("no answer comes") { answers.all == [.closed] }
    }

    @Test(arguments: ["actions body body-markup", "body body-markup"])
    func `what is shown is valid markup, and nothing in it is hidden`(capabilities: String) throws {
        let bus = try PrivateBus()
        let server = try Self.server(capabilities, on: bus)
        let stage = try Stage(on: bus)
        defer { stage.end() }
        _ = try stage.caller()
        let hostile = "<a href='x'>&\u{1B}]0;x\u{7}\u{202E}\u{0}end"
        let notice = Notice(
            title: hostile, text: hostile, withoutActions: hostile, actions: [.init("a", "b")])
        stage.onLoop { $0.notify(notice) { _ in } }
        try Patience.wait("nothing is shown") { Self.shown(server).count == 1 }
        let call = try #require(Self.shown(server).first)
        let shown = #"\u{1B}]0;x\u{7}\u{202E}\u{0}end"#
        // The title is no markup; the body is.
        #expect(call.contains("\"<a href='x'>&\(shown)\""), "\(call)")
        let start = try #require(call.firstRange(of: "\"&lt;a"))
        let body = call[start.lowerBound...].dropFirst().prefix { $0 != "\"" }
        #expect(body.hasPrefix("&lt;a href='x'&gt;&amp;\(shown)"), "\(call)")
        #expect(try XMLCheck.elements("<body>\(body)</body>") == ["body": 1])
    }
}
