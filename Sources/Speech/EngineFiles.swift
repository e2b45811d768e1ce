import Glibc

/// The files that decide how an engine sounds.
enum EngineFiles {
    /// A hash of the names, sizes and dates of the library and of every file below the data directory. An update
    /// replaces files, and a package brings its own dates, so equal packages give equal hashes.
    static func fingerprint(library: String, dataPath: String) -> String {
        var hash = Hash()
        add(library, called: library, to: &hash)
        addDirectory(dataPath, depth: 4, to: &hash)
        return hash.digits()
    }

    /// Size and date of one file, 0 and 0 where there is none.
    static func stamp(_ path: String) -> (size: Int, date: Int) {
        var status = stat()
        guard stat(path, &status) == 0 else { return (0, 0) }
        return (Int(status.st_size), status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
    }

    private static func add(_ path: String, called name: String, to hash: inout Hash) {
        let stamp = stamp(path)
        hash.add(name)
        hash.add(stamp.size)
        hash.add(stamp.date)
    }

    private static func addDirectory(_ path: String, depth: Int, to hash: inout Hash) {
        guard depth > 0, let directory = opendir(path) else { return }
        defer { closedir(directory) }
        var entries: [(name: String, isDirectory: Bool)] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { entries.append((name, entry.pointee.d_type == UInt8(DT_DIR))) }
        }
        entries.sort { $0.name < $1.name }
        for entry in entries {
            let full = path + "/" + entry.name
            if entry.isDirectory {
                hash.add(entry.name)
                addDirectory(full, depth: depth - 1, to: &hash)
            } else {
                add(full, called: entry.name, to: &hash)
            }
        }
    }
}
