import Foundation

/// A folder of one test, gone with the value.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "backtalk-journal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        chmod(url.path(), 0o700)
        do {
            try FileManager.default.removeItem(at: url)
        } catch {
            print("a folder of a test is left: \(error)")
        }
    }

    /// Where a journal of its own would be.
    var journal: String { self("journal.sqlite") }

    func callAsFunction(_ name: String) -> String { url.appending(path: name).path() }

    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path()).sorted()
    }

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url.appending(path: name))) }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: url.appending(path: name))
    }

    /// The permissions of a file or folder, as in `chmod`.
    static func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }
}
