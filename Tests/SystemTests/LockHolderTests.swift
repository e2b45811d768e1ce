import Foundation
import Testing

@testable import System

/// Who holds a lock, by what the kernel says.
@Suite struct LockHolderTests {
    private let path = FileManager.default.temporaryDirectory.appending(
        path: "backtalk-lock-\(UUID().uuidString)"
    ).path

    @Test func `a lock is held by the process that took it, until it lets go`() throws {
        defer { unlink(path) }
        #expect(FileLock.holders(of: path) == [], "there is no such file")
        do {
            let lock = try FileLock(path, waits: false)
            withExtendedLifetime(lock) {
                #expect(FileLock.holders(of: path) == [getpid()])
                // Looking is in nobody's way, and nobody's look in that of another.
                #expect(FileLock.holders(of: path) == [getpid()])
                #expect(throws: SystemError.self) { _ = try FileLock(path, waits: false) }
            }
        }
        #expect(FileLock.holders(of: path) == [])
    }

    @Test func `who waits for a lock, shares it, or locks another file, does not hold it`() throws {
        let other = path + "-other"
        defer { for path in [path, other] { unlink(path) } }
        let lock = try FileLock(other, waits: false)
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(file) }
        #expect(flock(file, LOCK_SH) == 0)
        #expect(FileLock.holders(of: path) == [])
        let waiting = Process()
        waiting.executableURL = URL(filePath: "/usr/bin/flock")
        waiting.arguments = [path, "true"]
        try waiting.run()
        // It is in the kernel's list when it waits.
        let deadline = Date(timeIntervalSinceNow: 60)
        func isWaiting() throws -> Bool {
            try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n").contains {
                $0.contains("->") && $0.contains(" \(waiting.processIdentifier) ")
            }
        }
        while try !isWaiting(), Date() < deadline {}
        #expect(FileLock.holders(of: path) == [])
        #expect(flock(file, LOCK_UN) == 0)
        waiting.waitUntilExit()
        withExtendedLifetime(lock) {}
    }
}
