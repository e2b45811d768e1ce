import Fixtures
import Foundation
import Testing

/// What people see of whoever answers in Backtalk's name.
@Suite(.serialized) struct HostileBusTests {
    private static let name = "org.backtalk.Backtalk1"
    private static let path = "/org/backtalk/Backtalk1"
    private static let orders = [
        "Pause", "Resume", "Toggle", "Next", "Previous", "Repeat", "Longer", "Easier", "Stop",
    ]

    /// A name as Python writes it.
    private static var name16: String {
        "u'" + Hostile.name.unicodeScalars.map { "\\U" + String(format: "%08x", $0.value) }.joined() + "'"
    }

    private static func impostor(on bus: PrivateBus, numbers: String) throws -> Mock {
        let mock = try Mock(name, path, on: bus, [name, path, name])
        let texts = ["title", "side", "routine", "voice", "waiting", "notKept"].map {
            "'\($0)': dbus.String(\(name16), variant_level=1)"
        }
        let doubles = ["left", "position", "length", "titleLength", "titlePosition"].map {
            "'\($0)': dbus.Double(float('\(numbers)'), variant_level=1)"
        }
        let others = [
            "'state': dbus.String('playing', variant_level=1)",
            "'span': dbus.String('work', variant_level=1)",
            "\(name16): dbus.String(\(name16), variant_level=1)",
        ]
        let table = "{" + (texts + doubles + others).joined(separator: ", ") + "}"
        try mock.control("AddMethod", "sssss", name, "Status", "", "a{sv}", "ret = \(table)")
        for member in orders + ["ReadReminders"] {
            try mock.control(
                "AddMethod", "sssss", name, member, "", "",
                "raise dbus.exceptions.DBusException(\(name16), name='org.backtalk.Error.Failed')")
        }
        try mock.control(
            "AddMethod", "sssss", name, "Start", "a{sv}", "",
            "raise dbus.exceptions.DBusException(\(name16), name='org.backtalk.Error.WrongInput')")
        return mock
    }

    @Test(arguments: ["inf", "-inf", "nan", "1e300", "-1e300", "9.3e18", "59.5"])
    func `no number from the bus ends status, and no text commands the terminal`(number: String) throws {
        let household = try Household()
        let mock = try Self.impostor(on: household.bus, numbers: number)
        defer { withExtendedLifetime(mock) {} }
        let text = try household.run("status")
        #expect(text.code == 0, "\(text.errors)")
        #expect(
            text.output.contains(" left") && text.output.contains("\nNot kept: evil\\u{1B}]0;owned\\u{7}"))
        let json = try household.run("status", "--format", "json")
        #expect(json.code == 0)
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
        for run in [text, json, try household.run("doctor", "--quiet")] {
            for output in [run.output, run.errors] {
                #expect(Hostile.fault(in: Data(output.utf8)) == nil, "\(output.debugDescription)")
            }
        }
        var streams = Child.Streams()
        streams.output = household.workshop("stream-follow")
        let follow = try Child(
            Workshop.program, ["status", "--follow"], environment: household.environment, streams: streams)
        try Patience.wait("nothing is told") {
            FileManager.default.contents(atPath: streams.output)?.last == UInt8(ascii: "\n")
        }
        follow.end()
        let line = try #require(FileManager.default.contents(atPath: streams.output))
        #expect(Hostile.fault(in: line) == nil)
        #expect(try JSONSerialization.jsonObject(with: line) is [String: Any])
    }

    @Test func `no sentence from the bus commands the terminal`() throws {
        let household = try Household()
        let mock = try Self.impostor(on: household.bus, numbers: "1")
        defer { withExtendedLifetime(mock) {} }
        for order in Self.orders.map({ $0.lowercased() }) + ["start"] {
            let run = try household.run(order)
            #expect(run.code == (order == "start" ? 2 : 1), "\(order): \(run.errors)")
            // Its lines are lines, since mistakes of a file have one each, and none of them looks like ours.
            #expect(run.errors.contains("evil\\u{1B}]0;owned\\u{7}\\u{1B}c"))
            #expect(Hostile.fault(in: Data(run.errors.utf8)) == nil, "\(run.errors.debugDescription)")
        }
    }
}
