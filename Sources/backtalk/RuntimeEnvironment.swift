import Glibc
import System

/// Where a person's sound server and bus are to be found, for a process that was not told: cron starts it so, and `su`.
struct RuntimeEnvironment {
    /// What is to be set, by its name; nothing that somebody has set already.
    let missing: [String: String]

    /// - Parameter folder: where the system puts what lives as long as a person is logged in.
    init(variable: (String) -> String?, folder: String = RuntimeFolder.usual) {
        // Whoever chose another place has the bus there too, or none.
        guard (variable("XDG_RUNTIME_DIR") ?? "").isEmpty, Self.isOurs(folder) else {
            missing = [:]
            return
        }
        var missing = ["XDG_RUNTIME_DIR": folder]
        let bus = "\(folder)/bus"
        if (variable("DBUS_SESSION_BUS_ADDRESS") ?? "").isEmpty, access(bus, F_OK) == 0 {
            missing["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=\(bus)"
        }
        self.missing = missing
    }

    /// Sets it for this process and those that it starts. Before any other thread is there.
    func set() { for (name, value) in missing { setenv(name, value, 1) } }

    /// Whether it is a folder of this person's, which nobody else may write to.
    private static func isOurs(_ folder: String) -> Bool {
        var status = stat()
        return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == getuid()
            && status.st_mode & (S_IWGRP | S_IWOTH) == 0
    }
}
