import ArgumentParser
import Audio
import AudioOutput
import Practice
import Scheduler
import Text
import Voice

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what there is.")

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case poses, routines, voices, sentences, devices, sounds
    }

    @Argument(help: "What is listed.")
    var kind: Kind

    @Option(help: "Sentences: of which voice.")
    var voice: String?

    @Flag(help: "Devices: every name that ALSA has, with its own words.")
    var all = false

    func run() throws {
        guard !all || kind == .devices else {
            throw Complaint("'--all' is for 'backtalk list devices'; leave it out")
        }
        guard voice == nil || kind == .sentences else {
            throw Complaint("'--voice' is for 'backtalk list sentences'; leave it out")
        }
        let directories = Directories()
        switch kind {
        case .poses:
            let wording = try VoiceShelf(directories: directories).wording(
                VoiceChoice(typed: Settings.usualVoice))
            try rows(
                Catalog.poses.map {
                    ($0.id, $0.position.rawValue, wording.name($0).text.trimmingSuffix("."))
                })
        case .routines: try routines(directories)
        case .voices:
            try rows(VoiceRow.all(VoiceShelf(directories: directories)).map(\.columns))
        case .sentences:
            let wording = try VoiceShelf(directories: directories)
                .wording(VoiceChoice(typed: voice ?? Settings.usualVoice))
            try rows(wording.namedSentences().map { [$0.name, $0.text] })
        case .devices:
            let shelf = DeviceShelf.found()
            if shelf.listings.isEmpty { StandardError.write("backtalk: there is no sound device here\n") }
            try rows(
                all
                    ? shelf.listings.map { ($0.name, $0.description, "") }
                    : shelf.known.map { ($0.title, $0.name, "") })
        case .sounds:
            try rows(
                ChimeRole.allCases.map { ("\($0.rawValue) chime", "\($0.frames.seconds) s", "") }
                    + BreathRole.allCases.map { ("\($0.rawValue) breath", "as long as the breath", "") }
                    + Scene.allCases.map { ($0.rawValue, "without an end", $0.description) })
        }
    }

    private func routines(_ directories: Directories) throws {
        let builtIn = try Catalog.routineIDs.compactMap { id in
            try Catalog.routine(id).map { (id, "built in", $0.poses.map(\.id).joined(separator: ", ")) }
        }
        let own = RoutineShelf(directories: directories).own
        try rows(builtIn + own.rows(besides: Catalog.routineIDs))
    }

    /// Columns as wide as they need.
    private func rows(_ rows: [[String]]) throws {
        let rows = rows.map { row in row.map { PrintableText(sentence: $0).description } }
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0[column].columns }.max() ?? 0 }
        for row in rows {
            let line = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
            try StandardOutput.write("\(line.trimmingSuffix(" "))\n")
        }
    }

    private func rows(_ rows: [(String, String, String)]) throws {
        try self.rows(rows.map { [$0.0, $0.1, $0.2] })
    }
}

extension String {
    /// - Parameter width: in columns of a terminal.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns)) }

    func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}

extension Routine {
    /// The poses of the routine in their order.
    var poses: [Pose] {
        entries.compactMap { if case .pose(let pose, _) = $0 { pose } else { nil } }
    }
}
