import Foundation
import Testing

@testable import Reminders

/// Every state of the gate with every input, held in a file. `BACKTALK_RECORD=1` writes the file anew.
@Suite struct GateTableTests {
    @Test func `every input in every state does what the table says`() throws {
        var lines: [String] = []
        for start in GateStage.Start.allCases {
            for (name, input, minutes) in GateStage.inputs {
                var gate = start.gate
                if let seen = GateStage.seen[name] { gate.see(seen) }
                let actions = gate.take(input, at: GateStage.noon.after(minutes: minutes))
                lines.append(
                    "\(start.rawValue) | \(name) | \(GateStage.describe(gate)) | \(GateStage.describe(actions))"
                )
            }
        }
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "gate-table.txt")
        if ProcessInfo.processInfo.environment["BACKTALK_RECORD"] == "1" {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        }
        let table = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(table.count == lines.count)
        for (line, expected) in zip(lines, table) { #expect(line == expected) }
    }
}
