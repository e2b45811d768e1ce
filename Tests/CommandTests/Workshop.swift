import Fixtures
import Foundation

/// A person's machine in small: a home and a folder to work in, private to one test and gone with it, where the built
/// program is run.
final class Workshop: Sendable {
    /// Where commands run; the home lies beside it.
    let folder: String
    private let root: String

    /// - Parameter cache: nil: a cache of its own. What was spoken once need not be spoken for every test.
    init(cache: String? = Workshop.sharedCache) throws {
        let temporary = FileManager.default.temporaryDirectory.path
        root = "\(temporary)/backtalk-commands-\(UUID().uuidString)"
        folder = "\(root)/work"
        self.cache = cache ?? "\(root)/cache"
        for folder in [folder, "\(root)/home"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try write("", to: "../no-sound.conf")
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Of all tests of one run, and gone when the process is.
    static let sharedCache: String = {
        let path = "\(FileManager.default.temporaryDirectory.path)/backtalk-commands-\(getpid())"
        atexit { try? FileManager.default.removeItem(atPath: Workshop.sharedCache) }
        return path
    }()

    let cache: String
    var config: String { "\(root)/config/backtalk" }
    var journal: String { "\(root)/data/backtalk/journal.sqlite" }

    func callAsFunction(_ name: String) -> String { "\(folder)/\(name)" }

    func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(filePath: name.hasPrefix("/") ? name : self(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: self(name))) }

    /// Names in the folder, without the streams of commands.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix("stream-") }
            .sorted()
    }

    /// What a command finds around it: nothing of this person's, and no sound card.
    var environment: [String: String] {
        [
            "HOME": "\(root)/home", "XDG_CONFIG_HOME": "\(root)/config", "XDG_CACHE_HOME": cache,
            "XDG_DATA_HOME": "\(root)/data", "XDG_RUNTIME_DIR": "\(root)/home",
            "ALSA_CONFIG_PATH": "\(root)/no-sound.conf", "LC_ALL": "C.UTF-8", "COLUMNS": "80",
            // A trap is to end as one, and not as a minute of symbols.
            "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    /// Where there is the device `null`, which a person may choose: nobody hears it, and that is no failure.
    func withNullDevice() throws -> [String: String] {
        try write("pcm.null { type null }\n", to: "null.conf")
        return ["ALSA_CONFIG_PATH": self("null.conf")]
    }

    /// The paths of this machine out of a text, so that it is the same everywhere.
    func withoutPaths(_ text: String) -> String { text.replacing(root, with: "~") }

    /// What takes longer, in seconds, hangs: a machine that has other things to do is not taken for that.
    static let soon = 30.0

    /// The products of one build lie in one folder, and the tests' executable in it or below.
    static let program: String = {
        var folder =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))?[...] ?? ""
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            let path = "\(folder)/backtalk"
            let isBuild = FileManager.default.isExecutableFile(atPath: "\(path)-espeak")
            if isBuild, FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        return house.appending(path: ".build/debug/backtalk").path
    }()

    /// The folder of the package.
    static let house = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
