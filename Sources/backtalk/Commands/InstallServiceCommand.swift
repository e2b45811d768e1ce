import ArgumentParser
import Desktop
import Foundation
import Glibc

struct InstallServiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install-service", abstract: "Have the daemon started for you, now and at every login.",
        discussion: """
            Writes a unit for your own systemd and a file that lets 'backtalk start' wake the daemon; nothing outside \
            your folders. After moving or updating the program, run it again. --remove undoes it; your journal stays.
            """)

    @Flag(help: "Take it away again.")
    var remove = false

    func run() throws {
        let installation = Installation()
        if remove { return try takeAway(installation) }
        try installation.write(program: try Self.program())
        guard let manager = Self.manager else {
            return try StandardOutput.write(
                "Written. systemd is not running for you here; 'backtalk start' wakes the daemon all the same.\n"
            )
        }
        try Self.asking {
            try manager.reload()
            try manager.restart()
        }
        try StandardOutput.write("The daemon runs, and will at every login. 'backtalk start' plays.\n")
    }

    private func takeAway(_ installation: Installation) throws {
        // While the manager still knows the unit.
        if let manager = Self.manager {
            do {
                try manager.stop()
            } catch {
                // It does not know the unit: nothing runs.
            }
        }
        let wasThere = Result { try installation.remove() }
        if let manager = Self.manager { try Self.asking { try manager.reload() } }
        try StandardOutput.write(try wasThere.get() ? "Removed.\n" : "It was not installed.\n")
    }

    private static var manager: PersonalSystemd? {
        do {
            let manager = try PersonalSystemd()
            return manager.isThere ? manager : nil
        } catch {
            return nil
        }
    }

    private static func asking(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as BusError {
            throw Complaint(
                "the files are written, but systemd refused (\(error)); see 'systemctl --user status backtalk'",
                .failed)
        }
    }

    private static func program() throws -> String {
        guard let path = realpath("/proc/self/exe", nil) else {
            throw Complaint("the program cannot find itself; is /proc mounted?", .failed)
        }
        defer { free(path) }
        guard let path = String(validatingCString: path) else {
            throw Complaint(
                "'\(String(cString: path))' is no UTF-8 in its name, and systemd reads nothing else; move it, and run this again",
                .failed)
        }
        return path
    }
}
