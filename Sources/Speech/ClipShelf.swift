import Audio
import Scheduler
import Synchronization

/// The clips that are there: kept in the cache, or in memory where it cannot keep them. From any thread.
final class ClipShelf: Sendable {
    private struct Memory {
        /// Clips that the cache could not keep.
        var unkept: [ClipKey: Clip] = [:]
        /// The clips last asked for, the newest last.
        var recent: [(key: ClipKey, clip: Clip)] = []
        /// The keys of the texts that were measured: another engine's clip may have another length.
        var measured: [String: ClipKey] = [:]
    }

    private static let recentCount = 8

    private let cache: ClipCache?
    private let memory = Mutex(Memory())

    /// - Parameter cache: nil: all clips stay in memory.
    init(cache: ClipCache?) { self.cache = cache }

    func clip(_ key: ClipKey) -> Clip? {
        let atHand = memory.withLock { memory in
            memory.unkept[key] ?? memory.recent.last { $0.key == key }?.clip
        }
        if let atHand { return atHand }
        // Whoever can write into the cache can write its checksums too.
        guard let kept = cache?.clip(of: key), Limiter.canHaveMade(kept) else { return nil }
        remember(kept, key)
        return kept
    }

    /// How long a clip sounds, without reading its sound where the cache has it.
    func length(_ key: ClipKey) -> Frames? {
        memory.withLock { $0.unkept[key]?.frames } ?? cache?.length(of: key)
    }

    func keep(_ clip: Clip, _ key: ClipKey) {
        if cache?.keep(clip, as: key) != true { memory.withLock { $0.unkept[key] = clip } }
    }

    /// It will soon be asked for again: a cue asks more than once.
    func remember(_ clip: Clip, _ key: ClipKey) {
        memory.withLock { memory in
            memory.recent.append((key, clip))
            if memory.recent.count > Self.recentCount { memory.recent.removeFirst() }
        }
    }

    /// Lets go of what was least used, where the cache has grown too large.
    func trim() { cache?.trim() }

    /// The clip by which a text was measured.
    func measured(_ text: String) -> ClipKey? { memory.withLock { $0.measured[text] } }

    func note(_ text: String, measuredBy key: ClipKey) { memory.withLock { $0.measured[text] = key } }
}
