import Audio
import Glibc
import Scheduler
import Seeded
import Synchronization
import System
import Testing
import Voice

@testable import Speech

@Suite struct ClipStoreTests {
    private let directory = TemporaryDirectory()
    private let settings = EngineSettings(voice: "en-us")

    private func store(_ synthesizer: any Synthesizer) -> ClipStore {
        ClipStore(
            engines: [synthesizer], settings: settings, sample: Sentences.sample, cache: directory("clips"))
    }

    @Test func `lengths are those of the clips, from the cache, from memory and made anew`() throws {
        let expected = try clips(
            ClipStore(
                engines: [Workers.synthesizer()], settings: settings, sample: Sentences.sample, cache: nil))
        for _ in 0..<2 {
            let store = store(Workers.synthesizer())
            #expect(try store.lengths(of: Sentences.typical) == expected.mapValues(\.frames))
            #expect(try clips(store) == expected)
        }
        let fresh = store(Workers.synthesizer())
        #expect(try clips(fresh) == expected)
    }

    @Test func `a text is made once, however often and however written it comes`() throws {
        let engine = ToneSynthesizer()
        let store = store(engine)
        let texts = ["Hello.", " Hello. ", "Hello.\u{200B}", "Goodbye.", "Hello.", "", "\u{1}"]
        let lengths = try store.lengths(of: texts)
        #expect(lengths.count == 6)
        #expect(lengths["Hello."] == lengths[" Hello. "])
        #expect(lengths["\u{1}"] == .zero)
        #expect(try store.clip(of: "").frames == .zero)
        #expect(engine.texts.filter { $0 == "Hello." }.count == 1)
        #expect(engine.texts.filter { $0.hasPrefix("Come down") }.count == 1)
        _ = try store.lengths(of: texts)
        _ = try store.clip(of: "Goodbye.")
        #expect(engine.texts.count == 3)
    }

    @Test func `a warm cache asks the engine for nothing`() throws {
        let first = ToneSynthesizer()
        let made = try store(first).lengths(of: Sentences.typical)
        let second = ToneSynthesizer()
        let store = store(second)
        #expect(try store.lengths(of: Sentences.typical) == made)
        _ = try store.clip(of: Sentences.typical[0])
        #expect(second.texts.isEmpty)
        let other = ToneSynthesizer(name: "tone 2")
        _ = try self.store(other).lengths(of: ["Hello."])
        #expect(!other.texts.isEmpty)
    }

    @Test func `an engine that fails for one text is an error, and the others can still be had`() throws {
        let store = store(ToneSynthesizer())
        let error = #expect(throws: SpeechError.self) { try store.lengths(of: ["One.", "fail", "Two."]) }
        #expect(error == SpeechError(.engineFailed, "As asked."))
        #expect(try store.lengths(of: ["One.", "Two."]).count == 2)
    }

    @Test func `a text that cannot be spoken is left out and can be asked for; the others are as without it`()
        throws
    {
        let store = store(ToneSynthesizer())
        let lengths = try store.lengths(of: ["One.", "stumble", " stumble ", "Two."])
        #expect(lengths["stumble"] == .zero && lengths[" stumble "] == .zero)
        #expect(lengths["One."] != .zero && lengths["Two."] != .zero)
        #expect(try store.clip(of: "stumble").frames == .zero)
        let unspoken = store.unspoken(among: ["One.", "stumble", "Two."])
        #expect(unspoken.map(\.text) == ["stumble"])
        #expect(unspoken.first?.reason == SpeechError(.unspeakable, "It stumbles."))
        let plain = ClipStore(
            engines: [ToneSynthesizer()], settings: settings, sample: Sentences.sample, cache: nil)
        for text in ["One.", "Two."] { #expect(try store.clip(of: text) == plain.clip(of: text)) }
    }

    @Test func `a voice whose paragraph cannot be spoken is measured on numbers, and it is told`() throws {
        let store = ClipStore(
            engines: [ToneSynthesizer()], settings: settings, sample: "They stumble.", cache: nil)
        #expect(try store.lengths(of: ["One."])["One."] != .zero)
        #expect(store.unspoken(among: ["One."]).map(\.text) == ["They stumble."])
    }

    @Test func `an engine that stumbles over everything is no matter of one text`() {
        let store = ClipStore(
            engines: [DumbSynthesizer()], settings: settings, sample: Sentences.sample, cache: nil)
        let error = #expect(throws: SpeechError.self) { try store.lengths(of: ["One.", "Two."]) }
        #expect(error?.code == .engineFailed)
    }

    @Test func `a clip that no voice of ours makes is made anew, whatever its checksum says`() throws {
        let texts = ["One.", "Two.", "Three."]
        let honest = ClipStore(
            engines: [ToneSynthesizer()], settings: settings, sample: Sentences.sample, cache: nil)
        let cache = ClipCache(directory: directory("clips"))
        func key(_ text: String) -> ClipKey {
            ClipKey(
                identity: "tone 1", settings: settings, sample: SpokenText.clean(Sentences.sample), text: text
            )
        }
        // Too long for its text; above the ceiling; as loud as a square wave below it.
        let forged = [
            Clip(samples: [Int16](repeating: 100, count: 60 * 48_000)),
            Clip(samples: [Int16](repeating: .min, count: 20_000)),
            Clip(samples: (0..<20_000).map { $0 / 50 % 2 == 0 ? 25_000 : -25_000 }),
        ]
        for (text, clip) in zip(texts, forged) { #expect(cache.keep(clip, as: key(text))) }
        #expect(
            cache.keep(
                Clip(samples: [0, .max]),
                as: .level(
                    identity: "tone 1", settings: settings, sample: SpokenText.clean(Sentences.sample))))
        let store = store(ToneSynthesizer())
        let expected = try honest.lengths(of: texts)
        #expect(try store.lengths(of: ["One."])["One."] == expected["One."])
        for text in texts { #expect(try store.clip(of: text) == honest.clip(of: text)) }
    }

    @Test(arguments: 0..<24)
    func `whatever happens to the cache, the clips are the same`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let texts = Array(Sentences.typical.prefix(8))
        let good = ClipStore(
            engines: [ToneSynthesizer()], settings: settings, sample: Sentences.sample, cache: nil)
        let expected = try texts.map { try good.clip(of: $0) }
        _ = try store(ToneSynthesizer()).lengths(of: texts)
        for name in directory.names(in: "clips") {
            let path = directory("clips/" + name)
            var bytes = TemporaryDirectory.read(path)
            switch (seed + Int.random(in: 0..<2, using: &random)) % 7 {
            case 0: bytes = []
            case 1: bytes.removeLast(2)
            case 2: bytes[bytes.count - 1] ^= 0x40
            case 3: bytes[20] ^= 1
            case 4: bytes.removeFirst(10)
            case 5: bytes = [UInt8](repeating: 0xFF, count: 100)
            default: bytes = Array("espeak".utf8)
            }
            unlink(path)
            if seed % 8 == 7 { mkdir(path, 0o700) } else { TemporaryDirectory.write(bytes, to: path) }
        }
        if seed % 8 == 6 { chmod(directory("clips"), 0o500) }
        let store = store(ToneSynthesizer())
        let lengths = try store.lengths(of: texts)
        for (text, clip) in zip(texts, expected) {
            #expect(lengths[text] == clip.frames)
            #expect(try store.clip(of: text) == clip)
        }
        chmod(directory("clips"), 0o700)
    }

    @Test func `two stores at once on one cache make the same clips`() throws {
        let stores = [store(ToneSynthesizer()), store(ToneSynthesizer())]
        let lengths = Mutex<[[String: Frames]]>([])
        TwoThreads.run { thread in
            let made = try? stores[thread].lengths(of: Sentences.typical)
            lengths.withLock { $0.append(made ?? [:]) }
        }
        let both = lengths.withLock { $0 }
        #expect(both.count == 2 && both[0] == both[1] && both[0].count == Sentences.typical.count)
        #expect(directory.names(in: "clips").allSatisfy { $0.utf8.count == 32 })
    }

    private func clips(_ store: ClipStore) throws -> [String: Clip] {
        var clips: [String: Clip] = [:]
        for text in Sentences.typical { clips[text] = try store.clip(of: text) }
        return clips
    }
}
