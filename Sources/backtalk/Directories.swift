import Foundation

/// Where things live, by the XDG base directory specification.
struct Directories: Sendable {
    let config: String
    let data: String
    let cache: String

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let home = environment["HOME"] ?? NSHomeDirectory()
        func directory(_ variable: String, _ fallback: String) -> String {
            // A relative path is invalid by the specification and ignored.
            let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(fallback)"
            return "\(base)/backtalk"
        }
        config = directory("XDG_CONFIG_HOME", ".config")
        data = directory("XDG_DATA_HOME", ".local/share")
        cache = directory("XDG_CACHE_HOME", ".cache")
    }

    var clips: String { "\(cache)/clips" }
    var configFile: String { "\(config)/config.yaml" }
    var routines: String { "\(config)/routines" }
    var voices: String { "\(config)/voices" }
}
