import Foundation
import Testing

/// Who may import whom (DESIGN, *The rooms*), read off the sources themselves.
@Suite struct ImportTests {
    /// A room's own modules, in the order of the layers, and what it may import from below.
    static let rooms: [String: Set<String>] = [
        "System": ["CLinux"],
        "Text": [],
        "Documents": ["Text", "CYAML"],
        "Practice": ["Documents", "CPractice"],
        "Voice": ["Documents", "Practice", "CVoices"],
        "Scheduler": ["Text", "Practice", "Voice"],
        "Audio": ["System", "Text", "Practice", "Voice", "Scheduler", "CSoxr", "CEBUR128", "CSndFile"],
        "AudioOutput": ["System", "Scheduler", "Audio", "CALSA", "CPulse", "CSndFile"],
        "WorkerProtocol": [],
        "Speech": [
            "System", "Practice", "Voice", "Scheduler", "Audio", "WorkerProtocol", "CLinux", "CSndFile",
            "CXXHash",
        ],
        "Player": [
            "System", "Practice", "Voice", "Scheduler", "Audio", "AudioOutput", "Speech",
            "CLinux",
        ],
        "Desktop": [
            "System", "Text", "Practice", "Scheduler", "AudioOutput", "Player", "CSystemd", "CUnits",
            "CLinux",
        ],
        "Journal": ["System", "CXXHash", "Practice", "GRDB"],
        "Reminders": ["Documents", "Practice"],
        "backtalk-espeak": ["WorkerProtocol", "CESpeakNG"],
    ]
    /// The command line wires everything, but reaches C libraries only through the rooms.
    static let commandLine = Set(rooms.keys).union(["ArgumentParser"]).subtracting(["backtalk-espeak"])
    /// What comes with the toolchain and has no clock, file or thread of ours in it.
    static let toolchain: Set<String> = ["Foundation", "FoundationEssentials", "Glibc", "Synchronization"]
    /// Rooms that must stay free of the system: no files, no clock, no threads.
    static let pure: Set<String> = ["Text", "Voice", "Scheduler"]
    /// Modules that begin a process fast and small only without Foundation.
    static let bare: Set<String> = ["backtalk-espeak", "WorkerProtocol"]

    static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources")

    @Test func everyRoomImportsOnlyWhatTheDesignAllows() throws {
        for (room, allowed) in Self.rooms.merging(
            ["backtalk": Self.commandLine], uniquingKeysWith: { a, _ in a })
        {
            var permitted = allowed.union(Self.toolchain)
            if Self.pure.contains(room) { permitted.subtract(["Foundation", "Glibc", "Synchronization"]) }
            if Self.bare.contains(room) { permitted.subtract(["Foundation", "FoundationEssentials"]) }
            for (file, modules) in try Self.imports(of: room) {
                #expect(modules.subtracting(permitted).isEmpty, "\(room)/\(file)")
            }
        }
    }

    @Test func everySwiftRoomIsInTheTable() throws {
        let known = Set(Self.rooms.keys).union(["backtalk"])
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path())
        for folder in folders where try !Self.imports(of: folder).isEmpty {
            #expect(known.contains(folder), "a room that nobody may enter: \(folder)")
        }
    }

    @Test func noSourceFileIsLongerThanAThought() throws {
        for (file, text) in try Self.swiftFiles(under: Self.sources) {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 500, "\(file) has \(lines) lines")
        }
    }

    /// The modules that each file of a room imports.
    static func imports(of room: String) throws -> [(file: String, modules: Set<String>)] {
        try swiftFiles(under: sources.appending(path: room)).map { file, text in
            let modules = text.split(separator: "\n").compactMap { line -> String? in
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count,
                    words[..<index].allSatisfy({ $0.hasPrefix("@") || $0 == "public" || $0 == "internal" })
                else { return nil }
                let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias"]
                let name = kinds.contains(words[index + 1]) ? words[index + 2] : words[index + 1]
                return String(name.split(separator: ".")[0])
            }
            return (file, Set(modules))
        }
    }

    private static func swiftFiles(under folder: URL) throws -> [(String, String)] {
        guard let files = FileManager.default.enumerator(atPath: folder.path()) else { return [] }
        var found: [(String, String)] = []
        for case let file as String in files where file.hasSuffix(".swift") {
            found.append((file, try String(contentsOf: folder.appending(path: file), encoding: .utf8)))
        }
        return found
    }
}
