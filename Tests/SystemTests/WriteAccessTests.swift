import Foundation
import Testing

@testable import System

/// Who may change a file that starts programs.
@Suite struct WriteAccessTests {
    private final class Place {
        let root: String
        var file: String { "\(root)/home/voices/own.yaml" }

        init() throws {
            root = "\(FileManager.default.temporaryDirectory.path)/backtalk-access-\(UUID().uuidString)"
            for folder in ["home/voices", "elsewhere"] {
                try FileManager.default.createDirectory(
                    atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
            }
            for path in ["", "/home", "/home/voices", "/elsewhere"] { chmod(root + path, 0o755) }
            try write(file)
        }

        deinit { try? FileManager.default.removeItem(atPath: root) }

        func write(_ path: String) throws {
            try Data("extends: en-us\n".utf8).write(to: URL(filePath: path))
            chmod(path, 0o644)
        }
    }

    @Test func `a file that the person alone may change has no others`() throws {
        let place = try Place()
        #expect(WriteAccess.ofOthers(to: place.file) == nil)
        chmod(place.file, 0o600)
        #expect(WriteAccess.ofOthers(to: place.file) == nil)
    }

    @Test(arguments: ["home/voices/own.yaml", "home/voices", "home"])
    func `one that everybody may change is told, and so are the folders above it`(path: String) throws {
        let place = try Place()
        chmod("\(place.root)/\(path)", 0o777)
        #expect(
            WriteAccess.ofOthers(to: place.file) == WriteAccess(path: "\(place.root)/\(path)", reason: .mode))
    }

    @Test func `in a folder like the one for temporary files others may not touch it`() throws {
        let place = try Place()
        chmod("\(place.root)/home/voices", 0o1777)
        #expect(WriteAccess.ofOthers(to: place.file) == nil)
    }

    @Test func `a link leads to what the person chose, unless everybody may write there`() throws {
        let place = try Place()
        let target = "\(place.root)/elsewhere/voice.yaml"
        try place.write(target)
        let link = "\(place.root)/home/voices/linked.yaml"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        #expect(WriteAccess.ofOthers(to: link) == nil)
        chmod(target, 0o666)
        #expect(WriteAccess.ofOthers(to: link)?.reason == .mode)
        chmod(target, 0o644)
        chmod("\(place.root)/elsewhere", 0o777)
        #expect(WriteAccess.ofOthers(to: link)?.reason == .mode)
    }

    @Test(.enabled(if: getuid() == 0, "only root may give a file away"))
    func `another user's file or folder is told as theirs`() throws {
        let place = try Place()
        chown(place.file, 65_534, 65_534)
        #expect(WriteAccess.ofOthers(to: place.file) == WriteAccess(path: place.file, reason: .owner))
        let folder = "\(place.root)/home/voices"
        chown(folder, 65_534, 65_534)
        #expect(WriteAccess.ofOthers(to: place.file) == WriteAccess(path: folder, reason: .owner))
    }

    @Test(.enabled(if: getuid() == 0, "only root may give a file to another group"))
    func `a group that others are in may not write`() throws {
        let place = try Place()
        chown(place.file, 0, 65_534)
        chmod(place.file, 0o664)
        #expect(WriteAccess.ofOthers(to: place.file)?.reason == .mode)
    }
}
