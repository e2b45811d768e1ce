import Foundation
import Synchronization
import Testing

@testable import System

@Suite("What a person has one of at a time") struct PersonalLockTests {
    /// The machine of a person, as processes with different environments find it.
    private final class Machine {
        let folder: TemporaryFolder
        let usual: String
        /// Of its own, so that neither other tests nor a session of this machine's is met.
        let world = "backtalk-test-\(UUID().uuidString)"

        /// - Parameter hasUsual: whether the system makes a folder for each user.
        init(hasUsual: Bool) throws {
            folder = try TemporaryFolder()
            usual = folder("usual")
            if hasUsual { mkdir(usual, 0o700) }
            for name in ["own", "other"] { mkdir(folder(name), 0o700) }
            close(open(folder("file"), O_CREAT, 0o600))
            mkdir(folder("foreign"), 0o777)
            if geteuid() == 0 {
                chown(folder("foreign"), 4_711, 4_711)
            } else {
                chmod(folder("foreign"), 0o500)
            }
        }

        func places(_ runtime: String?, data: String = "home/.local/share/backtalk") -> MeetingPlaces {
            MeetingPlaces(
                runtime: runtime.map { $0.hasPrefix("/") ? $0 : folder($0) },
                data: data.hasPrefix("/") ? data : folder(data), usual: usual,
                usualData: folder("home/.local/share/backtalk"), world: world)
        }
    }

    private static func isTaken(_ places: MeetingPlaces) -> Bool {
        do {
            _ = try PersonalLock("session", at: places)
            return false
        } catch {
            return true
        }
    }

    /// XDG_RUNTIME_DIR as a login, cron, a mistake, sudo and another mistake leave it.
    static let runtimes: [String?] = ["usual", nil, "file", "foreign", "nowhere"]
    /// A home, another or none, one that cannot be written, and one of the kernel's.
    static let data = [
        "home/.local/share/backtalk", "other-home/backtalk", "file/backtalk", "/proc/nowhere/backtalk",
    ]

    @Test(
        "Two never have it at once, whatever the environment of either", arguments: [true, false])
    func meets(hasUsual: Bool) async {
        // In a process of its own: one that another test is about to start holds for a moment what we hold.
        await #expect(processExitsWith: .success) { [hasUsual = hasUsual as Bool] in
            try PersonalLockTests.meet(hasUsual: hasUsual)
        }
    }

    private static func meet(hasUsual: Bool) throws {
        let machine = try Machine(hasUsual: hasUsual)
        let environments = runtimes.flatMap { runtime in data.map { (runtime, $0) } }
        for (runtime, data) in environments {
            let first = try PersonalLock("session", at: machine.places(runtime, data: data))
            for (other, otherData) in environments {
                let places = machine.places(other, data: otherData)
                #expect(
                    isTaken(places),
                    "\(runtime ?? "none") \(data) against \(other ?? "none") \(otherData)")
                #expect(PersonalLock.isHeld("session", at: places))
                #expect(PersonalLock.holders("session", at: places) == [getpid()])
                #expect(PersonalLock.holders("daemon", at: places) == [])
                // It is another one that they want.
                #expect(!PersonalLock.isHeld("daemon", at: places))
            }
            withExtendedLifetime(first) {}
        }
        for (runtime, data) in environments {
            #expect(!isTaken(machine.places(runtime, data: data)), "it is given back")
            #expect(!PersonalLock.isHeld("session", at: machine.places(runtime, data: data)))
        }
    }

    @Test(
        "Who has a folder of their own for it, and data of their own, is alone there",
        arguments: [true, false])
    func isApart(hasUsual: Bool) throws {
        let machine = try Machine(hasUsual: hasUsual)
        let own = machine.places("own", data: "own/data")
        let other = machine.places("other", data: "other/data")
        let everybody = machine.places(nil)
        let all = try [own, other, everybody].map { try PersonalLock("session", at: $0) }
        #expect([own, other, everybody].allSatisfy(Self.isTaken))
        withExtendedLifetime(all) {}
    }

    @Test("Who shares either the folder or the data is not alone", arguments: [true, false])
    func shares(hasUsual: Bool) throws {
        let machine = try Machine(hasUsual: hasUsual)
        let first = try PersonalLock("session", at: machine.places("own", data: "a"))
        #expect(Self.isTaken(machine.places("own", data: "b")))
        #expect(Self.isTaken(machine.places("other", data: "a")))
        #expect(Self.isTaken(machine.places(nil, data: "a")))
        #expect(Self.isTaken(machine.places("own/../own", data: "b")))
        symlink("own", machine.folder("link"))
        #expect(Self.isTaken(machine.places("link", data: "b")))
        withExtendedLifetime(first) {}
    }

    @Test(
        "A folder of one's own does not part those who keep what everybody keeps", arguments: [true, false])
    func meetsByUsualData(hasUsual: Bool) throws {
        let machine = try Machine(hasUsual: hasUsual)
        let first = try PersonalLock("session", at: machine.places("own"))
        // As cron starts one whose home is missing.
        #expect(Self.isTaken(machine.places(nil, data: "/proc/nowhere/backtalk")))
        #expect(Self.isTaken(machine.places("other")))
        withExtendedLifetime(first) {}
    }

    @Test("Data that are reached by a link are the same, and so are data that are not there yet")
    func resolvesLinks() throws {
        let machine = try Machine(hasUsual: false)
        symlink("home", machine.folder("link"))
        mkdir(machine.folder("home"), 0o700)
        let first = try PersonalLock("session", at: machine.places("own", data: "home/share/backtalk"))
        #expect(Self.isTaken(machine.places("other", data: "link/share/backtalk")))
        withExtendedLifetime(first) {}
    }

    @Test("The folder of another, or of nobody's, is not used, and what hinders is told")
    func findsUnusable() throws {
        let machine = try Machine(hasUsual: true)
        for runtime in ["file", "foreign", "nowhere"] {
            #expect(machine.places(runtime).unusable == machine.folder(runtime))
            _ = try PersonalLock("session", at: machine.places(runtime))
        }
        #expect(machine.places("own").unusable == nil && machine.places(nil).unusable == nil)
        #expect(TemporaryFolder.mode(machine.folder("usual/backtalk")) == 0o700)
        #expect(TemporaryFolder.mode(machine.folder("usual/backtalk/session.lock")) == 0o600)
        #expect(machine.folder.names(in: "foreign") == [])
    }

    @Test("A place that cannot be used hinders nobody, and the others still count")
    func survivesObstacles() throws {
        let machine = try Machine(hasUsual: true)
        close(open(machine.folder("usual/backtalk"), O_CREAT, 0o600))
        let first = try PersonalLock("session", at: machine.places("usual"))
        #expect(Self.isTaken(machine.places(nil, data: "elsewhere")))
        withExtendedLifetime(first) {}
    }

    @Test("It is for the person alone under any umask", arguments: [0o000, 0o022, 0o777] as [mode_t])
    func isPrivate(under mask: mode_t) async throws {
        await #expect(processExitsWith: .success) { [mask = mask as mode_t] in
            let folder = try TemporaryFolder()
            umask(mask)
            mkdir(folder("usual"), 0)
            chmod(folder("usual"), 0o700)
            let places = MeetingPlaces(
                runtime: nil, data: folder("data"), usual: folder("usual"), usualData: folder("data"),
                world: folder.path)
            do {
                let lock = try PersonalLock("session", at: places)
                #expect(PersonalLock.isHeld("session", at: places))
                withExtendedLifetime(lock) {}
            }
            #expect(TemporaryFolder.mode(folder("usual/backtalk")) == 0o700)
            #expect(TemporaryFolder.mode(folder("usual/backtalk/session.lock")) == 0o600)
        }
    }

    @Test("A stranger who has taken our names hinders nobody", .enabled(if: geteuid() == 0))
    func ignoresStrangers() throws {
        let machine = try Machine(hasUsual: true)
        let places = machine.places(nil)
        let stranger = Process()
        stranger.executableURL = URL(filePath: "/usr/bin/python3")
        stranger.arguments =
            [
                "-c",
                """
                import os, socket, sys
                os.setgid(4711); os.setuid(4711)
                held = []
                for name in sys.argv[1:]:
                    held.append(socket.socket(socket.AF_UNIX)); held[-1].bind("\\0" + name); held[-1].listen()
                os.write(1, b"ready\\n")
                sys.stdin.read()
                """,
            ] + places.names.map { "\($0)/session" }
        let (input, output) = (Pipe(), Pipe())
        stranger.standardInput = input
        stranger.standardOutput = output
        try stranger.run()
        #expect(output.fileHandleForReading.availableData == Data("ready\n".utf8))
        #expect(!PersonalLock.isHeld("session", at: places))
        let lock = try PersonalLock("session", at: places)
        #expect(Self.isTaken(places), "the folder is left to meet in")
        withExtendedLifetime(lock) {}
        try input.fileHandleForWriting.close()
        stranger.waitUntilExit()
    }

    @Test("Two who begin at once are never refused both, nor let in both") func races() async {
        await #expect(processExitsWith: .success) { try PersonalLockTests.race() }
    }

    private static func race() throws {
        let machine = try Machine(hasUsual: true)
        let places = [machine.places("usual"), machine.places(nil, data: "b")]
        for _ in 0..<300 {
            let held = Mutex<[PersonalLock]>([])
            TwoThreads.run { thread in
                do {
                    let lock = try PersonalLock("session", at: places[thread])
                    held.withLock { $0.append(lock) }
                } catch {
                    return
                }
            }
            #expect(held.withLock { $0.count } == 1)
        }
    }
}
