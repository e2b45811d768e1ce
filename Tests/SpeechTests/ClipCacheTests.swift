import Audio
import Glibc
import Scheduler
import Seeded
import System
import Testing
import Voice

@testable import Speech

@Suite struct ClipCacheTests {
    private let directory = TemporaryDirectory()
    private let key = ClipKey(
        identity: "tone", settings: EngineSettings(voice: "a"), sample: "s", text: "Hello.")
    private let clip = Clip(samples: (0..<5_000).map { Int16(truncatingIfNeeded: $0 &* 7_919) })

    private var cache: ClipCache { ClipCache(directory: directory("a/b/clips")) }
    private var file: String { directory("a/b/clips/" + key.digits) }

    @Test func `what is kept comes back, and its length without its samples`() {
        #expect(cache.length(of: key) == nil)
        #expect(cache.keep(clip, as: key))
        #expect(cache.length(of: key) == Frames(5_000))
        #expect(cache.clip(of: key) == clip)
        #expect(directory.names(in: "a/b/clips") == [key.digits])
    }

    @Test func `a clip of no frames is kept too`() {
        #expect(cache.keep(Clip(samples: []), as: key))
        #expect(cache.length(of: key) == .zero)
        #expect(cache.clip(of: key) == Clip(samples: []))
    }

    @Test func `a length that its text cannot take is damage, though it is checksummed`() {
        // "Hello." has six characters.
        #expect(cache.keep(Clip(samples: [Int16](repeating: 1, count: 22 * 48_000)), as: key))
        #expect(cache.length(of: key) == .seconds(22))
        #expect(cache.keep(Clip(samples: [Int16](repeating: 1, count: 22 * 48_000 + 1)), as: key))
        #expect(cache.length(of: key) == nil)
        #expect(cache.clip(of: key) == nil)
    }

    @Test func `a report tells clips, bytes and damage, and a folder that is not there has none`() throws {
        #expect(CacheReport(directory: directory("a/b/clips"), within: 1_000) == nil)
        #expect(cache.keep(clip, as: key))
        let whole = try #require(CacheReport(directory: directory("a/b/clips"), within: 1_000))
        #expect(whole.clips == 1 && whole.bytes == ClipHeader.size + 10_000 && whole.damaged == 0)
        var bytes = TemporaryDirectory.read(file)
        bytes[ClipHeader.size + 77] ^= 1
        TemporaryDirectory.write(bytes, to: file)
        TemporaryDirectory.write([1], to: directory("a/b/clips/" + String(repeating: "a", count: 32)))
        TemporaryDirectory.write([1], to: directory("a/b/clips/other"))
        let damaged = try #require(CacheReport(directory: directory("a/b/clips"), within: 1_000))
        #expect(damaged.clips == 2 && damaged.damaged == 2 && damaged.unread == 0)
    }

    @Test(arguments: 0..<150)
    func `a damaged file is never taken for the clip`(seed: Int) {
        var random = SplitMix64(seed: seed)
        #expect(cache.keep(clip, as: key))
        var bytes = TemporaryDirectory.read(file)
        switch seed % 4 {
        case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
        case 1: bytes.append(0)
        case 2:
            bytes[Int.random(in: 0..<ClipHeader.size, using: &random)] ^= UInt8.random(
                in: 1...255, using: &random)
        default:
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
                in: 1...255, using: &random)
        }
        TemporaryDirectory.write(bytes, to: file)
        #expect(cache.clip(of: key) == nil)
        if seed % 4 != 3 { #expect(cache.length(of: key) == nil) }
        #expect(cache.keep(clip, as: key))
        #expect(cache.clip(of: key) == clip)
    }

    @Test func `a clip under another's name is noticed`() {
        let other = ClipKey(
            identity: "tone", settings: EngineSettings(voice: "a"), sample: "s", text: "Goodbye.")
        #expect(cache.keep(clip, as: key))
        rename(file, directory("a/b/clips/" + other.digits))
        #expect(cache.length(of: other) == nil)
        #expect(cache.clip(of: other) == nil)
    }

    @Test func `a directory, a pipe or nothing in a clip's place is no clip, and no wait`() {
        #expect(cache.keep(clip, as: key))
        unlink(file)
        mkfifo(file, 0o600)
        #expect(cache.clip(of: key) == nil)
        #expect(cache.keep(clip, as: key))
        unlink(file)
        mkdir(file, 0o700)
        #expect(cache.length(of: key) == nil)
        #expect(!cache.keep(clip, as: key))
        #expect(directory.names(in: "a/b/clips") == [key.digits])
    }

    @Test func `a cache that cannot be written keeps nothing`() {
        TemporaryDirectory.write([], to: directory("file"))
        for path in [directory("file"), directory("file/clips"), "/proc/self/clips", "/dev/null/clips"] {
            let cache = ClipCache(directory: path)
            #expect(!cache.keep(clip, as: key))
            #expect(cache.clip(of: key) == nil)
            cache.trim()
        }
    }

    @Test func `two writers of one clip leave one whole clip`() {
        let cache = cache
        TwoThreads.run { _ in
            for _ in 0..<100 {
                #expect(cache.keep(clip, as: key))
                #expect(cache.clip(of: key) == clip)
            }
        }
        #expect(directory.names(in: "a/b/clips") == [key.digits])
    }

    @Test func `the clips used longest ago go first, and only when the limit is passed`() {
        let size = ClipHeader.size + 10_000
        let keys = (0..<10).map {
            ClipKey(identity: "tone", settings: EngineSettings(voice: "a"), sample: "s", text: "\($0)")
        }
        for (age, key) in keys.enumerated() {
            #expect(cache.keep(clip, as: key))
            age_(key, days: 20 - age)
        }
        ClipCache(directory: directory("a/b/clips"), limit: 10 * size).trim()
        #expect(directory.names(in: "a/b/clips").count == 10)
        // The oldest is used once more.
        #expect(cache.clip(of: keys[0]) == clip)
        let small = ClipCache(directory: directory("a/b/clips"), limit: 5 * size)
        small.trim()
        #expect(small.length(of: keys[0]) != nil)
        #expect(keys[1...6].allSatisfy { small.length(of: $0) == nil })
        #expect(keys[7...].allSatisfy { small.length(of: $0) != nil })
    }

    @Test func `what a crash left is removed, what another writer just began is not`() {
        #expect(cache.keep(clip, as: key))
        TemporaryDirectory.write([1], to: directory("a/b/clips/.new-1-1"))
        TemporaryDirectory.write([1], to: directory("a/b/clips/.new-1-2"))
        var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
        utimensat(AT_FDCWD, directory("a/b/clips/.new-1-1"), &times, 0)
        cache.trim()
        #expect(directory.names(in: "a/b/clips") == [".new-1-2", key.digits])
    }

    @Test func `every part of what a clip depends on is in its name`() {
        let settings = EngineSettings(voice: "a", rate: 100, pitch: 1, range: 2, wordGap: 3)
        func digits(
            _ identity: String = "x", _ text: String = "t", sample: String = "s",
            _ change: (inout EngineSettings) -> Void = { _ in }
        ) -> String {
            var changed = settings
            change(&changed)
            return ClipKey(identity: identity, settings: changed, sample: sample, text: text).digits
        }
        let all = [
            digits(), digits("y"), digits(sample: ""), digits { $0.respelled = ["a": "b"] }, digits("x", "u"),
            digits("xt", ""), digits { $0.voice = "b" },
            digits { $0.rate = 101 }, digits { $0.pitch = 2 }, digits { $0.range = 3 },
            digits { $0.wordGap = 4 },
            digits { ($0.pitch, $0.range) = (2, 1) },
            ClipKey.level(identity: "x", settings: settings, sample: "s").digits,
        ]
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { $0.utf8.count == 32 })
    }

    private func age_(_ key: ClipKey, days: Int) {
        let then = timespec(tv_sec: time(nil) - days * 86_400, tv_nsec: 0)
        var times = [then, then]
        utimensat(AT_FDCWD, directory("a/b/clips/" + key.digits), &times, 0)
    }
}
