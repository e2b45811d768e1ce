import ArgumentParser
import Desktop
import System

struct DaemonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon", abstract: "Wait in the background, and play on request.",
        discussion: """
            It is usually started by the system: see 'backtalk install-service --help'. It ends at Ctrl-C or when it is \
            told to.
            """)

    func run() throws {
        FreedMemory.shareOneHeap()
        let lock = try PersonalLock.daemon(Directories())
        let daemon = try Daemon()
        withExtendedLifetime(lock) { daemon.run() }
    }
}
