import Audio
import Scheduler
import Synchronization
import Voice

/// The clips of one voice: found in the cache or made. Calls block, and may come from several threads at once. The same
/// text gives the same samples on every way.
public final class ClipStore: Sendable {
    private struct Shelf {
        /// Clips that the cache could not keep.
        var unkept: [ClipKey: Clip] = [:]
        /// The clips last asked for, the newest last.
        var recent: [(key: ClipKey, clip: Clip)] = []
    }

    /// A clip maker for each of the two threads.
    private final class Bench: Sendable {
        let maker = Mutex(ClipMaker())
    }

    private static let recentCount = 8

    private let synthesizer: any Synthesizer
    private let settings: EngineSettings
    private let cache: ClipCache?
    private let shelf = Mutex(Shelf())
    private let level = Mutex<VoiceLevel?>(nil)
    private let benches = [Bench(), Bench()]

    /// - Parameter cache: the directory of the clip cache, `$XDG_CACHE_HOME/backtalk/clips`; nil: keep all clips in
    ///   memory. It is created when the first clip is kept; a directory that cannot be used costs time alone.
    public convenience init(synthesizer: any Synthesizer, settings: EngineSettings, cache: String?) {
        self.init(
            synthesizer: synthesizer, settings: settings, clips: cache.map { ClipCache(directory: $0) })
    }

    init(synthesizer: any Synthesizer, settings: EngineSettings, clips cache: ClipCache?) {
        self.synthesizer = synthesizer
        self.settings = settings
        self.cache = cache
    }

    /// How long each text sounds, 0 where nothing is to be spoken. What is missing is made, on two threads; a text that
    /// comes twice is made once.
    /// - Throws: `SpeechError` for a text that could not be spoken; the rest may be left unmade.
    public func lengths(of texts: [String]) throws(SpeechError) -> [String: Frames] {
        let identity = try synthesizer.identity()
        var lengths: [String: Frames] = [:]
        var missing: [ClipOrder] = []
        var places: [ClipKey: [String]] = [:]
        for text in texts where lengths[text] == nil {
            let order = order(text, identity)
            if let length = lengthAtHand(order) {
                lengths[text] = length
            } else {
                if places[order.key] == nil { missing.append(order) }
                if places[order.key]?.contains(text) != true { places[order.key, default: []].append(text) }
            }
        }
        for (key, length) in try make(missing, identity) {
            for text in places[key] ?? [] { lengths[text] = length }
        }
        return lengths
    }

    /// The sound of a text; no frames where nothing is to be spoken.
    /// - Throws: `SpeechError` when it has to be made and cannot be.
    public func clip(of text: String) throws(SpeechError) -> Clip {
        let identity = try synthesizer.identity()
        let order = order(text, identity)
        guard !order.text.isEmpty else { return Clip(samples: []) }
        let atHand = shelf.withLock { shelf in
            shelf.unkept[order.key] ?? shelf.recent.last { $0.key == order.key }?.clip
        }
        if let atHand { return atHand }
        let clip: Clip
        if let kept = cache?.clip(of: order.key) {
            clip = kept
        } else {
            clip = try make(order, identity, at: benches[0])
            cache?.trim()
        }
        shelf.withLock { shelf in
            shelf.recent.append((order.key, clip))
            if shelf.recent.count > Self.recentCount { shelf.recent.removeFirst() }
        }
        return clip
    }

    private func order(_ text: String, _ identity: String) -> ClipOrder {
        let cleaned = SpokenText.clean(text)
        return ClipOrder(key: ClipKey(identity: identity, settings: settings, text: cleaned), text: cleaned)
    }

    private func lengthAtHand(_ order: ClipOrder) -> Frames? {
        if order.text.isEmpty { return .zero }
        return shelf.withLock { $0.unkept[order.key]?.frames } ?? cache?.length(of: order.key)
    }

    private func make(_ orders: [ClipOrder], _ identity: String) throws(SpeechError) -> [(ClipKey, Frames)] {
        guard !orders.isEmpty else { return [] }
        let next = Atomic<Int>(0)
        let made = Mutex<(lengths: [(ClipKey, Frames)], error: SpeechError?)>(([], nil))
        TwoThreads.run { thread in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < orders.count else { return }
                do throws(SpeechError) {
                    let clip = try self.make(orders[index], identity, at: self.benches[thread])
                    made.withLock { $0.lengths.append((orders[index].key, clip.frames)) }
                } catch {
                    made.withLock { $0.error = $0.error ?? error }
                    next.store(orders.count, ordering: .relaxed)
                }
            }
        }
        cache?.trim()
        let (lengths, error) = made.withLock { $0 }
        if let error { throw error }
        return lengths
    }

    private func make(_ order: ClipOrder, _ identity: String, at bench: Bench) throws(SpeechError) -> Clip {
        let raw = try synthesizer.speak(order.text, with: settings)
        let level = try level(identity, at: bench)
        let clip = try bench.maker.withLock { maker throws(SpeechError) in
            try maker.clip(from: raw, level: level)
        }
        if cache?.keep(clip, as: order.key) != true { shelf.withLock { $0.unkept[order.key] = clip } }
        return clip
    }

    /// Measured when the first clip has to be made; another thread waits for it.
    private func level(_ identity: String, at bench: Bench) throws(SpeechError) -> VoiceLevel {
        try level.withLock { (known: inout sending VoiceLevel?) throws(SpeechError) -> VoiceLevel in
            if let known { return known }
            let key = ClipKey.level(identity: identity, settings: settings)
            if let level = cache?.clip(of: key).flatMap(VoiceLevel.init) {
                known = level
                return level
            }
            let raw = try synthesizer.speak(SpokenText.clean(VoiceLevel.paragraph), with: settings)
            let level = try bench.maker.withLock { maker throws(SpeechError) in try maker.level(of: raw) }
            _ = cache?.keep(level.clip, as: key)
            known = level
            return level
        }
    }
}
