import Foundation
import Testing

@testable import Transport

/// The machine as a table for readers, made from the code: a block for every state, a line for every input that leads
/// somewhere.
private func transitions() -> String {
    var blocks: [String] = []
    for situation in Situation.allCases {
        var lines = ["\(situation)"]
        for input in Transport.Input.allCases {
            var transport = situation.transport
            let before = transport.state
            let actions = transport.handle(input).map { name($0) }
            let next = transport.state == before ? "" : "\(transport.state)"
            if actions.isEmpty, next.isEmpty { continue }
            lines.append(
                "    " + column(name(input), 14) + column(next, 10) + actions.joined(separator: ", "))
        }
        blocks.append(lines.joined(separator: "\n") + "\n")
    }
    return blocks.joined(separator: "\n")
}

private func column(_ text: String, _ width: Int) -> String {
    text.padding(toLength: width, withPad: " ", startingAt: 0)
}

private func name(_ input: Transport.Input) -> String {
    if case .wish(let wish) = input { name(wish) } else { "\(input)" }
}

private func name(_ action: Transport.Action) -> String {
    switch action {
    case .answer(let wish): "answer(\(name(wish)))"
    case .finish(let ending): "finish(\(ending))"
    default: "\(action)"
    }
}

private func name(_ wish: Wish) -> String {
    switch wish {
    case .skip: "skip"
    case .seek: "seek"
    default: "\(wish)"
    }
}

@Test("The table for readers is that of the code; BACKTALK_RECORD=1 writes it anew")
func tableForReaders() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "transitions.txt")
    let table = transitions()
    if ProcessInfo.processInfo.environment["BACKTALK_RECORD"] == "1" {
        try Data(table.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == table)
}
