import Foundation
import System
import Testing

/// Where the paths of a file may lead.
@Suite struct EnclosureTests {
    /// A folder that is gone with the test: `inside` is allowed, `outside` is not.
    private final class Place {
        let root: String

        init() throws {
            let temporary = try #require(Enclosure.realPath(FileManager.default.temporaryDirectory.path))
            root = "\(temporary)/backtalk-enclosure-\(UUID().uuidString)"
            for folder in ["inside/deeper", "outside", "inside-too"] {
                try FileManager.default.createDirectory(
                    atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
            }
            for file in ["inside/a", "inside/deeper/b", "outside/secret", "inside-too/c"] {
                try Data(file.utf8).write(to: URL(filePath: "\(root)/\(file)"))
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: root) }

        func callAsFunction(_ path: String) -> String { "\(root)/\(path)" }

        func link(_ path: String, to target: String) throws {
            try FileManager.default.createSymbolicLink(atPath: self(path), withDestinationPath: target)
        }
    }

    private func code(_ body: () throws -> Void) -> Int32? {
        do {
            try body()
            return nil
        } catch {
            return (error as? SystemError)?.code ?? -1
        }
    }

    @Test func `a file in the folder is read, whichever way its path goes there`() throws {
        let place = try Place()
        try place.link("inside/to-b", to: "deeper/b")
        try place.link("outside/to-a", to: "../inside/a")
        try place.link("door", to: "inside")
        let paths = [
            ("inside/a", "inside/a"), ("inside/deeper/../a", "inside/a"), ("outside/../inside/a", "inside/a"),
            ("inside/to-b", "inside/deeper/b"), ("outside/to-a", "inside/a"),
            ("door/deeper/b", "inside/deeper/b"),
        ]
        for folder in ["inside", "door", "inside/", "outside/../inside"] {
            let enclosure = Enclosure([place(folder)])
            for (path, content) in paths {
                #expect(
                    try enclosure.read(place(path), limit: 100) == Array(content.utf8), "\(folder) \(path)")
            }
            #expect(try enclosure.folder(place("door/deeper")) == place("inside/deeper"))
            #expect(try enclosure.folder(place("door")) == place("inside"))
        }
    }

    @Test func `nothing outside is opened, by no path and over no link`() throws {
        let place = try Place()
        try place.link("inside/file", to: "../outside/secret")
        try place.link("inside/whole", to: place("outside/secret"))
        try place.link("inside/folder", to: place("outside"))
        try place.link("inside/chain", to: "file")
        try place.link("inside/deeper/up", to: "../..")
        let enclosure = Enclosure([place("inside")])
        for path in [
            "outside/secret", "inside/../outside/secret", "inside/deeper/../../outside/secret", "inside/file",
            "inside/whole", "inside/folder/secret", "inside/chain", "inside/deeper/up/outside/secret",
            // Its name only begins alike.
            "inside-too/c",
        ] {
            #expect(code { _ = try enclosure.open(place(path)) } == EXDEV, "\(path)")
            #expect(code { _ = try enclosure.read(place(path), limit: 100) } == EXDEV, "\(path)")
        }
        for path in ["outside", "inside/folder", "inside/deeper/up", "inside-too", "inside/.."] {
            #expect(code { _ = try enclosure.folder(place(path)) } == EXDEV, "\(path)")
        }
        for path in ["/etc/passwd", "/proc/self/environ", "/dev/zero"] {
            #expect(code { _ = try enclosure.open(path) } == EXDEV, "\(path)")
        }
    }

    @Test func `what is no file is never opened, and nobody waits for it`() throws {
        let place = try Place()
        try #require(mkfifo(place("inside/pipe"), 0o600) == 0)
        try place.link("inside/loop", to: "loop")
        for enclosure in [Enclosure([place("inside")]), .anywhere] {
            #expect(code { _ = try enclosure.open(place("inside/pipe")) } == ENXIO)
            #expect(code { _ = try enclosure.open(place("inside/deeper")) } == EISDIR)
            #expect(code { _ = try enclosure.open(place("inside/nosuch")) } == ENOENT)
            #expect(code { _ = try enclosure.open(place("inside/loop")) } == ELOOP)
            #expect(code { _ = try enclosure.folder(place("inside/a")) } == ENOTDIR)
        }
        #expect(code { _ = try Enclosure.anywhere.open("/dev/zero") } == ENXIO)
    }

    @Test func `a file over the limit is refused, and one at it is not`() throws {
        let place = try Place()
        let enclosure = Enclosure([place("inside")])
        #expect(try enclosure.read(place("inside/a"), limit: 8).count == 8)
        #expect(code { _ = try enclosure.read(place("inside/a"), limit: 7) } == EFBIG)
    }

    @Test func `a folder that is not there lets nothing in, and several let in what any does`() throws {
        let place = try Place()
        for folders in [[], [place("nosuch")], [""]] {
            #expect(code { _ = try Enclosure(folders).open(place("inside/a")) } == EXDEV)
        }
        let both = Enclosure([place("inside"), place("outside"), place("nosuch")])
        #expect(try both.read(place("outside/secret"), limit: 100) == Array("outside/secret".utf8))
        #expect(code { _ = try both.open(place("inside-too/c")) } == EXDEV)
        #expect(try Enclosure(["/"]).read(place("inside/a"), limit: 100) == Array("inside/a".utf8))
    }
}
