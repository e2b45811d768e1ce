import Documents
import Foundation
import Practice
import Reminders
import Testing
import Voice

/// Every key of a file that can name a file, a device, a voice or a program, with what it may be and the test that refuses
/// the rest. A key that a reader knows and the table does not, fails.
@Suite struct DocumentParameterTests {
    private struct Row {
        let key: DocumentKey
        let meaning: String
        /// The name of a test, as it is written there.
        let test: String

        init(_ path: String, _ value: DocumentKey.Value, _ meaning: String, _ test: String) {
            key = DocumentKey(path, value)
            self.meaning = meaning
            self.test = test
        }
    }

    private static let sound =
        "music and chimes that are not there are one sentence with the next step, and exit code 2"

    /// By what reads them.
    private static let files: [(name: String, keys: [DocumentKey], rows: [Row])] = [
        (
            "a routine", RoutineReader.keys,
            [
                Row(
                    "voice", .voiceName, "the name of an installed voice",
                    "a routine names voices, and no path of one is followed")
            ]
        ),
        (
            "the configuration", ConfigurationReader.keys,
            [
                Row(
                    "routine", .routine, "a routine's name, or the path of a YAML file",
                    "what is no file is refused without reading it"),
                Row(
                    "voice", .voice, "a voice's name, or a path that begins in the configuration's folder",
                    "a voice of the configuration is a name or begins in its folder, wherever one works"),
                Row(
                    "device", .device, "a name of ALSA's list, of people's, or of the person's own PCM",
                    "a definition of a device is refused wherever it stands"),
                Row("music", .music, "a soundscape, or a file, a folder or a playlist", sound),
                Row("music.from", .music, "a file, a folder or a playlist", sound),
            ]
                + ChimeWishes.roles.map { Row("chimes.\($0)", .soundFile, "a file that is there", sound) }
        ),
        (
            "the reminders", ReminderReader.keys,
            [
                Row(
                    "reminders.routine", .routine, "a routine's name, or the path of a YAML file",
                    "a routine that is not there is told, and the list goes on")
            ]
        ),
        (
            "a voice", VoiceReader.keys,
            [
                Row(
                    "extends", .voiceName, "the name of an installed voice",
                    "a voice extends an installed one, and no path"),
                Row(
                    "engine.voice", .engineVoice, "a name of eSpeak NG's list",
                    "eSpeak NG's voice is a name of its own list, and no path"),
                Row(
                    "engine.command", .program,
                    "a program, of a voice that the person installed or named by its path",
                    "a voice that somebody else may change starts nothing, and one without a program may speak"
                ),
                Row(
                    "engine.recordings", .folder,
                    "a folder beside the voice or in the person's music folder; any, of an installed voice",
                    "recordings of a voice that was passed on lie beside it, by no path and over no link"),
            ]
        ),
    ]

    @Test(arguments: 0..<files.count)
    func `every key that leads out of a file has a row, and every row a key`(index: Int) {
        let (name, keys, rows) = Self.files[index]
        #expect(Set(keys.filter(\.value.leadsOutside)) == Set(rows.map(\.key)), "\(name)")
        #expect(Set(keys.map(\.path)).count == keys.count, "\(name)")
        #expect(rows.allSatisfy { !$0.meaning.isEmpty })
    }

    @Test func `every row has its test`() throws {
        let tests = try Self.sources(of: "Tests").values.joined()
        for row in Self.files.flatMap(\.rows) {
            #expect(tests.contains("func `\(row.test)`"), "\(row.key.path): \(row.test)")
        }
    }

    /// Those that read nothing but words, and our own files.
    private static let readersOfWords: Set<String> = [
        "Voice/Reading/PoseWordsReader.swift", "Voice/Reading/MistakeLog+Sentences.swift",
        "Voice/Reading/WaysReader.swift", "Practice/Reading/PoseReader.swift",
    ]

    /// A reader that had a list of its own could know a key that no table has.
    @Test func `every reader takes the keys that it knows from the table`() throws {
        let sources = try Self.sources(of: "Sources")
        var calls = 0
        for (file, text) in sources where !Self.readersOfWords.contains(file) && !file.hasPrefix("Documents/")
        {
            for call in text.components(separatedBy: "unknownKeys(").dropFirst() {
                guard let start = call.firstRange(of: "known: ")?.upperBound else { continue }
                calls += 1
                let known = call[start...].prefix { $0 != "\n" }
                let isFromTable =
                    known.contains("eys.names(")
                    || known == "Self.keys)" && text.contains("keys = documentKeys.names(")
                    // The words of poses and routines, by their ids.
                    || known == "ids)" && file == "Voice/Reading/VoiceReader.swift"
                #expect(isFromTable, "\(file): \(known)")
            }
        }
        #expect(calls >= 9)
        #expect(Self.readersOfWords.allSatisfy { sources[$0]?.contains("unknownKeys(") == true })
    }

    /// A folder of the package: its files by their paths.
    private static func sources(of folder: String) throws -> [String: String] {
        let folder = Workshop.house.appending(path: folder).path
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
            $0.hasSuffix(".swift")
        }
        return try Dictionary(
            uniqueKeysWithValues: files.map {
                ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
            })
    }
}
