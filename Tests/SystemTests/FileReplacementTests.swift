import CLinux
import Glibc
import Testing

@testable import System

@Suite("Files that take another's place") struct FileReplacementTests {
    /// With and without a name until they are whole.
    static let ways = [true, false]

    private static func write(
        _ text: String, to path: String, _ owner: FileReplacement.Owner = .person, isNameless: Bool
    ) throws {
        let file = try FileReplacement(path, owner, isNameless: isNameless)
        try Array(text.utf8).withUnsafeBytes { try file.write($0) }
        try file.keep(durably: false)
    }

    @Test("A new file of the person's follows their umask, and one of ours is theirs alone", arguments: ways)
    func modes(_ isNameless: Bool) async throws {
        // In a process of its own: the umask is all of it.
        await #expect(processExitsWith: .success) { [isNameless = isNameless as Bool] in
            let folder = try TemporaryFolder()
            for mask: mode_t in [0o000, 0o022, 0o027, 0o077, 0o777] {
                umask(mask)
                let path = folder("person-\(mask)")
                try FileReplacementTests.write("a", to: path, isNameless: isNameless)
                #expect(TemporaryFolder.mode(path) == 0o666 & ~mask)
                let ours = folder("config-\(mask)/backtalk/ours")
                try FileReplacementTests.write("a", to: ours, .backtalk, isNameless: isNameless)
                #expect(TemporaryFolder.mode(ours) == 0o600)
                #expect(TemporaryFolder.mode(folder("config-\(mask)/backtalk")) == 0o700)
                #expect(TemporaryFolder.mode(folder("config-\(mask)")) == 0o700)
                #expect(TemporaryFolder.text(ours) == "a")
            }
        }
    }

    @Test(
        "A file that is replaced keeps its mode, whoever's it is",
        arguments: ways, [FileReplacement.Owner.person, .backtalk])
    func keepsModes(_ isNameless: Bool, _ owner: FileReplacement.Owner) throws {
        let folder = try TemporaryFolder()
        for mode: mode_t in [0o600, 0o640, 0o644, 0o666, 0o700, 0o200] {
            let path = folder("a")
            try Self.write("before", to: path, isNameless: isNameless)
            chmod(path, mode)
            try Self.write("after", to: path, owner, isNameless: isNameless)
            #expect(TemporaryFolder.mode(path) == mode)
            chmod(path, 0o600)
            #expect(TemporaryFolder.text(path) == "after")
            unlink(path)
        }
        #expect(folder.names == [])
    }

    @Test("Nobody may read what is written over a closed file before it is whole", arguments: ways)
    func isClosedMeanwhile(_ isNameless: Bool) throws {
        let folder = try TemporaryFolder()
        try Self.write("before", to: folder("a"), isNameless: isNameless)
        chmod(folder("a"), 0o600)
        let file = try FileReplacement(folder("a"), .person, isNameless: isNameless)
        var status = stat()
        #expect(fstat(file.descriptor, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test(
        "The owner of a file that root replaces stays its owner, with its group and attributes",
        arguments: ways)
    func keepsOwners(_ isNameless: Bool) throws {
        let folder = try TemporaryFolder()
        let path = folder("a")
        try Self.write("before", to: path, isNameless: isNameless)
        let isRoot = geteuid() == 0
        if isRoot { chown(path, 4_711, 4_712) }
        let hasAttributes = setxattr(path, "user.backtalk.test", "yes", 3, 0) == 0
        try Self.write("after", to: path, isNameless: isNameless)
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect((status.st_uid, status.st_gid) == (isRoot ? (4_711, 4_712) : (geteuid(), status.st_gid)))
        if hasAttributes {
            var value = [UInt8](repeating: 0, count: 8)
            #expect(getxattr(path, "user.backtalk.test", &value, 8) == 3)
        }
    }

    @Test("A link is followed: to a file, through another, and to nothing yet", arguments: ways)
    func followsLinks(_ isNameless: Bool) throws {
        let folder = try TemporaryFolder()
        mkdir(folder("dotfiles"), 0o755)
        symlink("dotfiles/there", folder("relative"))
        symlink(folder("relative"), folder("through"))
        symlink(folder("dotfiles/absolute"), folder("absolute"))
        for (link, target) in [
            ("relative", "there"), ("through", "there"), ("absolute", "absolute"), ("relative", "there"),
        ] {
            try Self.write("by \(link)", to: folder(link), isNameless: isNameless)
            var status = stat()
            #expect(lstat(folder(link), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
            #expect(TemporaryFolder.text(folder("dotfiles/\(target)")) == "by \(link)")
        }
        #expect(folder.names == ["absolute", "dotfiles", "relative", "through"])
    }

    @Test("What cannot be replaced is refused, and stays", arguments: ways)
    func refuses(_ isNameless: Bool) throws {
        let folder = try TemporaryFolder()
        symlink("b", folder("a"))
        symlink("a", folder("b"))
        symlink("nowhere/c", folder("c"))
        mkdir(folder("folder"), 0o755)
        symlink("folder", folder("to-folder"))
        mkfifo(folder("pipe"), 0o600)
        symlink("/dev/null", folder("device"))
        let names = folder.names
        for (name, code) in [
            ("a", ELOOP), ("c", ENOENT), ("folder", EISDIR), ("to-folder", EISDIR), ("pipe", ENODEV),
            ("device", ENODEV), ("no/folder", ENOENT), ("pipe/x", ENOTDIR), ("", EISDIR),
        ] {
            let error = #expect(throws: SystemError.self, "\(name)") {
                try Self.write("x", to: folder(name), isNameless: isNameless)
            }
            #expect(error?.code == code, "\(name)")
        }
        #expect(throws: SystemError(ENOENT, "")) { try Self.write("x", to: "", isNameless: isNameless) }
        #expect(folder.names == names)
    }

    @Test("In a cache a pipe, a link or a closed file is replaced, and a folder is not", arguments: ways)
    func replacesAnything(_ isNameless: Bool) throws {
        let folder = try TemporaryFolder()
        let path = folder("cache/clip")
        mkdir(folder("cache"), 0o700)
        for round in 0..<4 {
            switch round {
            case 0: mkfifo(path, 0o666)
            case 1: symlink("../outside", path)
            case 2: close(open(path, O_CREAT, 0))
            default: break
            }
            try Self.write("\(round)", to: path, .cache, isNameless: isNameless)
            #expect(TemporaryFolder.text(path) == "\(round)")
            #expect(TemporaryFolder.mode(path) == 0o600)
            unlink(path)
        }
        mkdir(path, 0o700)
        #expect(throws: SystemError.self) { try Self.write("a", to: path, .cache, isNameless: isNameless) }
        #expect(folder.names == ["cache"])
    }

    @Test("What is not kept leaves nothing, and what was there as it was", arguments: ways)
    func drops(_ isNameless: Bool) throws {
        let folder = try TemporaryFolder()
        try Self.write("before", to: folder("a"), isNameless: isNameless)
        do {
            let file = try FileReplacement(folder("a"), .person, isNameless: isNameless)
            try [UInt8](repeating: 1, count: 9).withUnsafeBytes { try file.write($0) }
            #expect(folder.names.count == (isNameless ? 1 : 2))
        }
        do { _ = try FileReplacement(folder("new"), .person, isNameless: isNameless) }
        #expect(folder.names == ["a"])
        #expect(TemporaryFolder.text(folder("a")) == "before")
    }

    @Test(
        "A process that a signal ends leaves nothing", arguments: ways,
        [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGABRT, SIGXCPU, SIGUSR1, SIGSEGV])
    func dies(_ isNameless: Bool, by signal: Int32) async throws {
        let folder = try TemporaryFolder()
        await #expect(processExitsWith: .signal(signal)) {
            [path = folder("a") as String, isNameless = isNameless as Bool, signal = signal as Int32] in
            try FileReplacementTests.begin(path, isNameless, then: signal)
        }
        #expect(folder.names == [])
    }

    @Test("Even kill -9 leaves nothing of a file that has no name yet") func isKilled() async throws {
        let folder = try TemporaryFolder()
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder("a") as String] in
            try FileReplacementTests.begin(path, true, then: SIGKILL)
        }
        #expect(folder.names == [])
    }

    @Test("Two who write at once both come to their end, and one of them stays", arguments: ways)
    func races(_ isNameless: Bool) throws {
        let folder = try TemporaryFolder()
        for _ in 0..<200 {
            TwoThreads.run { thread in
                do {
                    try Self.write("\(thread)", to: folder("a"), .backtalk, isNameless: isNameless)
                } catch {
                    Issue.record(error)
                }
            }
            #expect(["0", "1"].contains(TemporaryFolder.text(folder("a"))))
            unlink(folder("a"))
        }
        #expect(folder.names == [])
    }

    /// In a process that is to end by it: begins a file, and gets `signal` before it is whole.
    private static func begin(_ path: String, _ isNameless: Bool, then signal: Int32) throws {
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        Glibc.signal(SIGSEGV, SIG_DFL)
        var core = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
        let file = try FileReplacement(path, .person, isNameless: isNameless)
        try Array("half".utf8).withUnsafeBytes { try file.write($0) }
        raise(signal)
    }
}
