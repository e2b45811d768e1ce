import Foundation
import Seeded
import Testing

@testable import Audio

@Suite struct PlaylistTests {
    private static let names = [
        "a.wav", "Crème brûlée.flac", "deep/er/b c.mp3", "../up.ogg", "100 %.opus", "#1 hit.wav", "über.m4a",
        "/absolute/x y.flac", "http://radio/stream", "‏rtl.wav", "💤.mp3", "%41.wav",
    ]

    @Test(arguments: 0..<200)
    func `However it is written, it names the same files in the same order`(seed: Int) throws {
        var numbers = SplitMix64(seed: seed)
        // What begins with # is a remark.
        let names = (0..<Int.random(in: 0...20, using: &numbers)).compactMap { _ in
            Self.names.randomElement(using: &numbers)
        }.filter { !$0.hasPrefix("#") }
        var text = Bool.random(using: &numbers) ? "\u{FEFF}" : ""
        if Bool.random(using: &numbers) { text += "#EXTM3U\r\n" }
        for name in names {
            let end = ["\n", "\r\n", "\r"].randomElement(using: &numbers) ?? "\n"
            if Bool.random(using: &numbers) { text += "#EXTINF:12,Some - Thing" + end }
            if Bool.random(using: &numbers) { text += end }
            text += Bool.random(using: &numbers) ? name : "  \(name)\t"
            text += end
        }
        let paths = Playlist(Array(text.utf8), in: "/m/").paths
        #expect(paths == names.map { $0.hasPrefix("/") || $0.contains("://") ? $0 : "/m/" + $0 })
    }

    @Test func `The address of a file is its path, whatever it is written in`() {
        func path(_ text: String) -> [String] { Playlist(Array(text.utf8), in: "m/").paths }
        #expect(path("file:///a%20b/%C3%A9.wav") == ["/a b/é.wav"])
        #expect(path("FILE:///100%/%+1%4") == ["/100%/%+1%4"])
        // A name that no file can have, and an address on another machine.
        #expect(path("file:///a%00b\nfile://other/x.wav") == ["file:///a%00b", "file://other/x.wav"])
        #expect(path("a\u{0}b\nc") == ["m/c"])
        // Of the time before UTF-8.
        #expect(Playlist([0x63, 0x61, 0x66, 0xE9], in: "").paths == ["café"])
    }

    @Test func `One that is too large is refused, not cut`() throws {
        let folder = try MusicFolder()
        let line = Data("a.wav\n".utf8)
        var bytes = Data()
        while bytes.count <= Playlist.largest { bytes += line }
        let path = try folder.write(bytes, to: "long.m3u")
        #expect { try MusicPlace(path: path) } throws: { ($0 as? MusicError)?.code == .tooLong }
        let fits = try folder.write(bytes.prefix(Playlist.largest), to: "fits.m3u")
        #expect(try MusicPlace(path: fits).tracks.count == 10_000)
    }

    @Test func `What is said of a file is one line, and commands no terminal`() {
        let error = MusicError(.missing, path: "a\n\u{1B}[2Jb\u{202E}\u{2028}.wav")
        #expect(error.description == #"'a\u{A}\u{1B}[2Jb\u{202E}\u{2028}.wav' is not there"#)
    }
}
