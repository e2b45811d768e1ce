import Foundation
import Testing

/// Commands and what they answer, held in a file. `BACKTALK_RECORD=1` writes the files anew.
struct Transcript {
    private let workshop: Workshop
    private var text = ""

    init(_ workshop: Workshop) { self.workshop = workshop }

    /// Runs the program and writes down what it prints, its errors each with a mark, and its exit code.
    mutating func run(_ arguments: String...) async throws { try await run(arguments) }

    mutating func run(_ arguments: [String]) async throws {
        let run = try await workshop.run(arguments)
        let words = arguments.map { $0.contains(" ") || $0.isEmpty ? "'\($0)'" : $0 }
        text += "$ \((["backtalk"] + words).joined(separator: " "))\n"
        text += workshop.withoutPaths(run.text)
        for line in workshop.withoutPaths(run.errors).split(separator: "\n") { text += "! \(line)\n" }
        text += "[\(run.code.map(String.init) ?? "no exit code")]\n\n"
    }

    /// Compares with the file, or writes it.
    func expect(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Snapshots/\(name).txt")
        if ProcessInfo.processInfo.environment["BACKTALK_RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            return
        }
        let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let pairs = (recorded.split(separator: "\n", omittingEmptySubsequences: false))
            .difference(from: text.split(separator: "\n", omittingEmptySubsequences: false))
        let changes = pairs.map { change in
            switch change {
            case .insert(_, let line, _): "missing: \(line)"
            case .remove(_, let line, _): "new: \(line)"
            }
        }
        #expect(
            changes.isEmpty,
            "\(name) differs; BACKTALK_RECORD=1 records it:\n\(changes.joined(separator: "\n"))",
            sourceLocation: sourceLocation)
    }
}
