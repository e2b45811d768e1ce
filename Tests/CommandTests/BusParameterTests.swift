import Desktop
import Fixtures
import Foundation
import Testing

@testable import backtalk

/// Everything that another process can hand to ours over the bus, by the description that ours gives of itself, with what it
/// may be and the test that refuses the rest. What the description has and the table has not, fails.
@Suite struct BusParameterTests {
    private struct Row {
        /// "Interface.Member argument type", or the option of a session.
        let parameter: String
        let meaning: String
        /// The name of a test, as it is written there.
        let test: String
    }

    private static let player = "org.mpris.MediaPlayer2.Player"
    private static let own = "org.backtalk.Backtalk1"
    private static let properties = "org.freedesktop.DBus.Properties"
    private static let volume = "volume and rate can be written, and nothing else can"
    private static let malformed = "it answers every malformed call, and its memory stays flat"

    private static let rows: [Row] = [
        Row(
            parameter: "\(player).Seek Offset x", meaning: "microseconds, within a day either way",
            test: "seeking stays within the pose, and beyond its end it is Next"),
        Row(
            parameter: "\(player).SetPosition TrackId o",
            meaning: "the track that plays, else nothing happens",
            test: "a position is set in the track that plays, and in no other"),
        Row(
            parameter: "\(player).SetPosition Position x", meaning: "microseconds within the track",
            test: "a position is set in the track that plays, and in no other"),
        Row(
            parameter: "\(player).OpenUri Uri s", meaning: "nothing: it is never looked at",
            test: "what is not there, or of another type, is an error that says so"),
        Row(parameter: "\(player) Rate d", meaning: "0 pauses, all else does nothing", test: volume),
        Row(parameter: "\(player) Volume d", meaning: "a number, bounded to 0…1", test: volume),
        Row(
            parameter: "\(own).Start options a{sv}", meaning: "the options below, and no other",
            test:
                "another type, a number out of its range and an unknown option are refused"
        ),
        Row(
            parameter: "\(own).Journal days u", meaning: "days, bounded to 100 000", test: malformed),
        Row(
            parameter: "\(properties).Get interface s", meaning: "one of the object's own", test: malformed),
        Row(
            parameter: "\(properties).Get property s", meaning: "one of the interface's own", test: malformed),
        Row(
            parameter: "\(properties).GetAll interface s", meaning: "one of the object's own", test: malformed
        ),
        Row(parameter: "\(properties).Set interface s", meaning: "one of the object's own", test: malformed),
        Row(parameter: "\(properties).Set property s", meaning: "one that can be written", test: malformed),
        Row(parameter: "\(properties).Set value v", meaning: "of the property's type", test: malformed),
    ]

    private static let names =
        "no name that is not installed is opened, and no answer tells what is there"
    private static let types =
        "another type, a number out of its range and an unknown option are refused"
    private static let music =
        "music is a file, a folder, or names in a folder that the caller opened, and nothing outside it"

    /// Of each option, by its types.
    private static let options: [StartOption: [String: String]] = [
        .routine: ["s": names, "h": "what is no file to read is refused, and nobody waits for it"],
        .voice: ["s": names], .level: ["s": names], .talk: ["s": names], .breath: ["s": names],
        .pace: ["s": names],
        .from: ["s": names], .device: ["s": names],
        .music: [
            "s": names, "h": "what is no file to read is refused, and nobody waits for it", "(has)": music,
        ],
        .preroll: ["i": types, "u": types, "x": types, "s": names], .resume: ["b": types],
    ]

    /// What the daemon says of an object.
    private static func parameters(of object: String, _ household: Household) throws -> Set<String> {
        let name = object.contains("mpris") ? "org.mpris.MediaPlayer2.backtalk" : own
        let caller = try BusCaller(.at(household.bus.address))
        let answer = try caller.call(
            MethodName(name, object, "org.freedesktop.DBus.Introspectable", "Introspect"))
        let text = try #require(answer.first?.text)
        var found: Set<String> = []
        var (interface, method) = ("", "")
        for line in text.split(separator: "\n") {
            func attribute(_ name: String) -> String {
                guard let start = line.firstRange(of: " \(name)=\"") else { return "" }
                return String(line[start.upperBound...].prefix { $0 != "\"" })
            }
            let name = attribute("name")
            if line.contains("<interface ") { interface = name }
            if line.contains("<method ") { method = name }
            if line.contains("<arg "), attribute("direction") == "in" {
                found.insert("\(interface).\(method) \(name) \(attribute("type"))")
            }
            if line.contains("<property "), attribute("access") == "readwrite" {
                found.insert("\(interface) \(name) \(attribute("type"))")
            }
        }
        return found
    }

    @Test func `every parameter of every method and property has a row, and every row a test`() throws {
        let household = try Household()
        try household.startDaemon()
        let found = try Self.parameters(of: "/org/mpris/MediaPlayer2", household)
            .union(try Self.parameters(of: "/org/backtalk/Backtalk1", household))
        #expect(found == Set(Self.rows.map(\.parameter)))
        for option in StartOption.allCases {
            #expect(Set(Self.options[option, default: [:]].keys) == Set(option.types), "\(option)")
        }
        let tests = Self.rows.map(\.test) + Self.options.values.flatMap(\.values)
        let known = try Self.sources().joined()
        #expect(Set(tests).filter { !known.contains("func `\($0)`") } == [])
        #expect(Self.rows.allSatisfy { !$0.meaning.isEmpty })
    }

    private static func sources() throws -> [String] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try ["CommandTests", "DesktopTests"].flatMap { room in
            let folder = tests.appending(path: room).path
            return try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
                $0.hasSuffix(".swift")
            }
            .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
        }
    }
}
