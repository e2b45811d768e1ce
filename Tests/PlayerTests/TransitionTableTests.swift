import Foundation
import Scheduler
import Testing

/// The machine as a table for readers, made from the code: a block for every situation, a line for every input that leads
/// somewhere.
private func transitions() throws -> String {
    var blocks: [String] = []
    for situation in MachineSituation.allCases {
        var lines = ["\(situation)"]
        for input in MachineInput.allCases {
            var stage = try situation.stage()
            let before = stage.stateName
            let effects = stage.send(input).map(MachineStage.name)
            let next = stage.stateName == before ? "" : stage.stateName
            if effects.isEmpty, next.isEmpty { continue }
            let line =
                "    " + column("\(input)", 14) + column(next, 20) + effects.joined(separator: ", ")
            lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
        }
        blocks.append(lines.joined(separator: "\n") + "\n")
    }
    return blocks.joined(separator: "\n")
}

private func column(_ text: String, _ width: Int) -> String {
    text.padding(toLength: max(width, text.count + 1), withPad: " ", startingAt: 0)
}

@Test("The table for readers is that of the code; BACKTALK_RECORD=1 writes it anew")
func tableForReaders() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "transitions.txt")
    let table = try transitions()
    if ProcessInfo.processInfo.environment["BACKTALK_RECORD"] == "1" {
        try Data(table.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == table)
}
