import Glibc
import System

/// Where things live, by the XDG base directory specification.
struct Directories: Sendable {
    /// Of all programs.
    let configHome: String
    let config: String
    let data: String
    let cache: String
    /// The places in which processes of this person meet.
    let meetingPlaces: MeetingPlaces
    /// The person's own.
    let home: String

    init(variable: (String) -> String? = Self.environment) {
        // A path that is relative is invalid by the specification and ignored, and so is one that is empty.
        func absolute(_ name: String) -> String? { variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
        let home = absolute("HOME") ?? Self.homeOfUser
        self.home = home
        func directory(_ name: String, _ fallback: String) -> String {
            "\(absolute(name) ?? "\(home)/\(fallback)")/backtalk"
        }
        configHome = absolute("XDG_CONFIG_HOME") ?? "\(home)/.config"
        config = "\(configHome)/backtalk"
        data = directory("XDG_DATA_HOME", ".local/share")
        cache = directory("XDG_CACHE_HOME", ".cache")
        meetingPlaces = MeetingPlaces(
            runtime: absolute("XDG_RUNTIME_DIR"), data: data,
            usualData: "\(Self.homeOfUser)/.local/share/backtalk")
    }

    var clips: String { "\(cache)/clips" }
    /// How loud a person's own music is, as it was measured.
    var music: String { "\(cache)/music" }
    var journal: String { "\(data)/journal.sqlite" }
    var configFile: String { "\(config)/config.yaml" }
    /// Ours alone: what `remind add` added.
    var remindersFile: String { "\(config)/reminders.yaml" }
    var routines: String { "\(config)/routines" }
    var voices: String { "\(config)/voices" }

    private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// As the system's own list of users has it.
    private static var homeOfUser: String {
        getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/"
    }
}
