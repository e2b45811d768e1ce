import Glibc

/// A directory of one test, gone with the value.
final class TemporaryDirectory: Sendable {
    let path: String

    init() {
        var name = Array("/tmp/backtalk-speech-XXXXXX".utf8CString)
        path = name.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap(mkdtemp).map { String(cString: $0) } ?? "/nowhere"
        }
    }

    deinit { Self.remove(path) }

    func callAsFunction(_ name: String) -> String { path + "/" + name }

    /// Names in a directory below, without the dots.
    func names(in folder: String = "") -> [String] { Self.names(path + "/" + folder) }

    static func names(_ path: String) -> [String] {
        guard let listing = opendir(path) else { return [] }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "re") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let got = fread(&chunk, 1, chunk.count, file)
            guard got > 0 else { return bytes }
            bytes += chunk[..<got]
        }
    }

    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) {
        unlink(path)
        guard let file = fopen(path, "we") else { return }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        chmod(path, mode)
    }

    private static func remove(_ path: String) {
        chmod(path, 0o700)
        for name in names(path) {
            let full = path + "/" + name
            if unlink(full) != 0 { remove(full) }
        }
        rmdir(path)
    }
}
