import Glibc

/// Where the worker lies when nobody says.
enum WorkerLocation {
    static let name = "backtalk-espeak"

    /// Both executables are built and installed into one folder.
    static func besideExecutable() -> String {
        guard let path = realpath("/proc/self/exe", nil) else { return name }
        defer { free(path) }
        let executable = String(cString: path)
        guard let slash = executable.lastIndex(of: "/") else { return name }
        return executable[...slash] + name
    }
}
