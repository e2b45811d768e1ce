import Foundation
import Testing

/// One place listens on the bus, and one list says to what (DESIGN, *Whom we believe*).
@Suite struct BusTests {
    /// Calls of libsystemd by which a message could be heard past that place, and the files where they may stand.
    private static let calls: [String: Set<String>] = [
        "sd_bus_add_match": [], "sd_bus_add_match_async": ["Bus/Connection+Signals.swift"],
        "sd_bus_match_signal": [], "sd_bus_match_signal_async": [],
        "sd_bus_add_filter": ["Bus/Connection.swift"], "sd_bus_call": [], "sd_bus_call_async": [],
        "sd_bus_call_method": [], "sd_bus_get_property": [], "sd_bus_track_new": [],
        "sd_bus_add_fallback": ["Bus/Connection.swift"], "sd_bus_add_object": [],
        // A kind of signal is described in the list alone, so that each is attacked by a test.
        "SignalRule.Kind(": [], "Kind(interface:": [], ".init(interface:": ["Bus/HeardSignal.swift"],
        // A rule that is no member of the list is made where one of the list is looked up.
        "SignalRule(": ["Bus/Connection+Signals.swift", "Client/BusCaller.swift"],
    ]

    @Test func `nothing is heard on the bus but through the one place that knows whom to believe`() throws {
        let desktop = ImportTests.sources.appending(path: "Desktop")
        let files = try #require(FileManager.default.enumerator(atPath: desktop.path()))
        var seen: [String: Set<String>] = [:]
        for case let file as String in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: desktop.appending(path: file), encoding: .utf8)
                .replacing(/\s+/, with: " ").replacing("( ", with: "(")
            for call in Self.calls.keys where Self.occurs(call, in: text) {
                seen[call, default: []].insert(file)
            }
        }
        for (call, allowed) in Self.calls { #expect(seen[call, default: []] == allowed, "\(call)") }
    }

    /// Returns whether it stands there as a word of its own.
    private static func occurs(_ call: String, in text: String) -> Bool {
        text.ranges(of: call).contains { range in
            let next = range.upperBound < text.endIndex ? text[range.upperBound] : " "
            return call.hasSuffix("(") || call.hasSuffix(":") || !(next.isLetter || next == "_")
        }
    }
}
