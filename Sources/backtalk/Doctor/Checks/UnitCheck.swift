import Desktop
import Glibc

/// Whether systemd knows Backtalk as a unit of this person.
struct UnitCheck: HealthCheck {
    static let unit = ServiceFiles.unitName

    let directories: Directories
    let variable: @Sendable (String) -> String?
    var name: String { "unit" }

    func run() -> [Finding] {
        guard let path = paths.first(where: { access($0, F_OK) == 0 }) else {
            return [.good("no \(Self.unit) is installed; sessions that you start yourself need none")]
        }
        guard access(path, R_OK) == 0 else {
            return [.wrong("'\(path)' may not be read", "give yourself read permission")]
        }
        // systemd keeps a link for every unit that runs.
        let runtime = variable("XDG_RUNTIME_DIR") ?? ""
        var status = stat()
        guard lstat("\(runtime)/systemd/units/invocation:\(Self.unit)", &status) == 0 else {
            return [
                .warning(
                    "'\(path)' is installed and does not run",
                    "start it: 'backtalk install-service' does that too")
            ]
        }
        return [.good("'\(path)' is installed and runs")]
    }

    /// Where systemd looks for a person's units, their own first.
    private var paths: [String] {
        let own = directories.config.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folders = [own.joined(separator: "/"), "/etc", "/usr/local/lib", "/usr/lib"]
        return folders.map { "\($0)/systemd/user/\(Self.unit)" }
    }
}
