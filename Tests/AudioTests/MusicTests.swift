import Foundation
import Scheduler
import Synchronization
import Testing

@testable import Audio

@Suite struct MusicTests {
    /// What was told.
    private final class Told: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func hear(_ line: String) { lines.withLock { $0.append(line) } }
    }

    private let told = Told()

    private func source(_ tracks: [String], seed: UInt64? = nil, cache: String? = nil) -> MusicSource {
        MusicSource(
            Music(tracks: tracks, seed: seed), levels: LevelCache(directory: cache),
            report: { [told] in told.hear($0) })
    }

    /// The left channel of so many seconds, from a block on; shorter where there is no more.
    private func listen(_ source: some BedSource, from first: Int = 0, seconds: Double) -> [Int16] {
        var left: [Int16] = []
        var block = [Int16](repeating: 0, count: 2 * Bed.blockFrames)
        for number in first..<first + Int(seconds * 48_000) / Bed.blockFrames {
            guard block.withUnsafeMutableBufferPointer({ source.fill($0, number: number) }) else { break }
            left += stride(from: 0, to: block.count, by: 2).map { block[$0] }
        }
        return left
    }

    /// Root mean square.
    private func power(_ samples: some Collection<Int16>) -> Double {
        (samples.reduce(0) { $0 + Double($1) * Double($1) } / Double(samples.count)).squareRoot()
    }

    @Test func `Tracks follow each other without a gap and without a click, and the first follows the last`()
        throws
    {
        let folder = try MusicFolder()
        let tracks = [
            try folder.tone("a.wav", 330, seconds: 14),
            try folder.tone("b.wav", 550, seconds: 13, rate: 44_100),
        ]
        let sound = listen(source(tracks), seconds: 34)
        #expect(clicks(in: Array(sound.dropFirst(500))) == [])
        let first = power(sound[48_000..<96_000])
        for start in stride(from: 48_000, to: sound.count - 9_600, by: 9_600) {
            #expect(abs(20 * log10(power(sound[start..<start + 9_600]) / first)) < 1.5, "\(start)")
        }
        // 14 s, then 13 s from their crossfade of 4 s on: the second alone from 14 s, the first again from 23 s.
        #expect(Spectrum(sound[15 * 48_000..<18 * 48_000]).strongest.rounded() == 549)
        #expect(abs(Spectrum(sound[24 * 48_000..<28 * 48_000]).strongest - 330) < 1)
        #expect(told.all == [])
    }

    @Test func `Every track is levelled, soft or loud, whatever its rate and its channels`() throws {
        let folder = try MusicFolder()
        for (rate, channels, amplitude) in [
            (8_000, 1, 0.02), (44_100, 2, 0.9), (192_000, 6, 0.3), (96_000, 4, 0.1),
        ] {
            let path = try folder.tone(
                "x.wav", 500, seconds: 2, rate: rate, channels: channels, amplitude: amplitude)
            let sound = listen(source([path]), seconds: 1.5).map { Float($0) / 32_768 }
            let loudness = try #require(try Loudness.integrated(sound))
            #expect(abs(loudness - Levels.bedLoudness) < 0.6, "\(rate) Hz, \(channels) channels: \(loudness)")
        }
        #expect(told.all == [])
    }

    @Test func `A loud passage in soft music lies no more than 4 dB above the rest of a bed`() throws {
        let folder = try MusicFolder()
        let path = try folder.wave("x.wav", seconds: 30, rate: 16_000, channels: 1) { frame, _ in
            let isLoud = (20 * 16_000..<24 * 16_000).contains(frame)
            return (isLoud ? 0.5 : 0.01) * sin(2 * Double.pi * 500 * Double(frame) / 16_000)
        }
        let sound = listen(source([path]), seconds: 25).map { Float($0) / 32_768 }
        let loud = try #require(try Loudness.integrated(Array(sound[20 * 48_000 + 24_000..<23 * 48_000])))
        #expect(loud < Levels.bedLoudness + 4)
    }

    @Test func `Every file that cannot be played is one line, and the music goes on with the next`() throws {
        let folder = try MusicFolder()
        let good = try folder.tone("good.wav", 440, seconds: 6, channels: 1)
        let tracks = [
            try folder.write(Data(), to: "empty.wav"),
            try folder.write(Data("no sound".utf8), to: "text.mp3"),
            folder("missing.flac"), try folder.tone("short.wav", 440, seconds: 0.5),
            try folder.tone("silent.wav", 440, seconds: 2, rate: 8_000, amplitude: 0), folder.path,
            "http://radio/x.mp3",
            "/dev/zero", good,
        ]
        let sound = listen(source(tracks), seconds: 4)
        #expect(sound.count > 3 * 48_000)
        #expect(told.all.count == tracks.count - 1)
        for (line, track) in zip(told.all, tracks) {
            #expect(line.contains("'\(track)'") && !line.contains("\n"))
            #expect(line.hasSuffix("; the music goes on after it."))
        }
    }

    @Test func `A file that breaks off is heard as far as it goes, and told once`() throws {
        let folder = try MusicFolder()
        let whole = try folder.flac(
            "a.flac",
            of: try folder.wave("a.wav", seconds: 12, rate: 16_000, channels: 1) { _, _ in
                Double.random(in: -0.3...0.3)
            })
        let bytes = try Data(contentsOf: URL(filePath: whole))
        let path = try folder.write(bytes.prefix(bytes.count * 16 / 25), to: "b.flac")
        let sound = listen(source([path]), seconds: 20)
        #expect(sound.count > 19 * 48_000)
        #expect(told.all == ["'\(path)' breaks off after 7 s; the music goes on after it."])
        #expect(clicks(in: sound.dropFirst(500).map { Float($0) / 32_768 }, above: 12) == [])
    }

    @Test func `A file that vanishes while it plays ends the music with one line, and the bed with it`()
        throws
    {
        let folder = try MusicFolder()
        let path = try folder.tone("a.wav", 440, seconds: 10, channels: 1)
        let source = source([path])
        let heard = listen(source, seconds: 2).count
        try FileManager.default.removeItem(atPath: path)
        let rest = listen(source, from: heard / Bed.blockFrames, seconds: 30)
        #expect(abs(heard + rest.count - 10 * 48_000) <= Bed.blockFrames)
        #expect(told.all == ["'\(path)' is not there; the session goes on without music."])
    }

    @Test func `A block that was asked before is the same again`() throws {
        let folder = try MusicFolder()
        let tracks = [
            try folder.tone("a.wav", 330, seconds: 6),
            try folder.tone("b.wav", 550, seconds: 7, rate: 22_050),
        ]
        let source = source(tracks)
        let first = listen(source, seconds: 9)
        #expect(listen(source, seconds: 9) == first)
    }

    @Test func `A seed gives an order, the same one every time, with every track in every round`() {
        let tracks = (0..<12).map { "\($0)" }
        let music = Music(tracks: tracks, seed: 5)
        let rounds = (0..<3).map { round in (0..<12).map { music.track(round * 12 + $0) } }
        for round in rounds { #expect(round.sorted() == tracks.sorted()) }
        #expect(Set(rounds).count == 3)
        #expect((0..<36).map { Music(tracks: tracks, seed: 5).track($0) } == rounds.flatMap(\.self))
        #expect(Music(tracks: tracks, seed: 6).track(0) != "" && Music(tracks: tracks).track(13) == "1")
    }

    @Test func `A level that was measured is not measured again, and a damaged note is`() throws {
        let folder = try MusicFolder()
        let path = try folder.tone("a.wav", 440, seconds: 5)
        let cache = LevelCache(directory: folder("cache/music"))
        let level = try cache.level(path)
        let notes = try FileManager.default.contentsOfDirectory(atPath: folder("cache/music"))
        #expect(notes.count == 1)
        let note = folder("cache/music/\(notes[0])")
        try "backtalk level 1; -20; -19; end\n".write(toFile: note, atomically: true, encoding: .utf8)
        #expect(try cache.level(path) == TrackLevel(loudness: -20, loudest: -19))
        for damage in [
            "", "backtalk level 1; -20", "backtalk level 1; x; -19; end", "backtalk level 1; 99; 1; end",
        ] {
            try damage.write(toFile: note, atomically: true, encoding: .utf8)
            #expect(try cache.level(path) == level)
        }
    }

    @Test func `A place is a file, a folder with what is in it, or a playlist in its own order`() throws {
        let folder = try MusicFolder()
        for name in ["b.wav", "a.FLAC", ".hidden.wav", "notes.txt", "more/c.mp3"] {
            try folder.write(Data([1]), to: "m/\(name)")
        }
        let music = folder("m")
        #expect(
            try MusicPlace(path: music).tracks == [
                "\(music)/a.FLAC", "\(music)/b.wav", "\(music)/more/c.mp3",
            ])
        #expect(try !MusicPlace(path: music).isOrdered)
        let list = try folder.write(
            Data("\u{FEFF}#EXTM3U\r\n\r\n b.wav \r\n/x/y.mp3\nmore/c.mp3\n".utf8), to: "m/list.m3u8")
        #expect(try MusicPlace(path: list).tracks == ["\(music)/b.wav", "/x/y.mp3", "\(music)/more/c.mp3"])
        #expect(try MusicPlace(path: list).isOrdered)
        for (name, code) in [("none", MusicError.Code.missing), ("m/more", .nothing), ("m/no.m3u", .nothing)]
        {
            if name == "m/more" { try FileManager.default.removeItem(atPath: folder("m/more/c.mp3")) }
            if name == "m/no.m3u" { try folder.write(Data("# nothing\n".utf8), to: name) }
            #expect { try MusicPlace(path: folder(name)) } throws: { ($0 as? MusicError)?.code == code }
        }
        #expect { try MusicPlace(path: "/dev/zero") } throws: { ($0 as? MusicError)?.code == .notAFile }
    }
}
