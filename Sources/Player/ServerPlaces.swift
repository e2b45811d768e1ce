/// Where the sockets of sound servers appear.
struct ServerPlaces: Sendable, Hashable {
    /// What is watched, if it is there.
    private(set) var folders: [String] = []
    /// What appears in them: sockets, and folders that will hold one.
    private(set) var names: Set<String> = ["pulse", "native", "pipewire-0"]

    init(environment: (String) -> String?) {
        if let runtime = environment("XDG_RUNTIME_DIR"), runtime.hasPrefix("/") {
            folders = [runtime, runtime + "/pulse"]
        }
        // PULSE_SERVER is a list; an entry may begin with a machine's id in braces.
        for entry in (environment("PULSE_SERVER") ?? "").split(separator: " ") {
            var path = entry
            if path.hasPrefix("{"), let end = path.firstIndex(of: "}") {
                path = path[path.index(after: end)...]
            }
            if path.hasPrefix("unix:") { path = path.dropFirst(5) }
            guard path.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { continue }
            let folder = slash == path.startIndex ? "/" : String(path[..<slash])
            if !folders.contains(folder) { folders.append(folder) }
            names.insert(String(path[path.index(after: slash)...]))
        }
    }
}
