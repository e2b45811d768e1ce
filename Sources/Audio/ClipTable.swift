import Scheduler
import Synchronization

/// The clips of a plan that are ready, in a ring of slots: the clip of cue `n` stands in slot `n` modulo `slots`.
///
/// The loader puts clips in and takes them out, the audio thread reads; they share atomics and nothing else.
/// What the loader takes out is not freed while the audio thread may still be reading it: the audio thread
/// makes `epoch` odd for as long as it reads. The loader first empties the slot, then looks at `epoch`. If it
/// is even, the next reading will find the slot empty; if it is odd, the clip waits until `epoch` has moved on.
/// All four accesses are sequentially consistent: that order is what this rests on.
public final class ClipTable: Sendable {
    /// How many cues can be ready at once.
    public static let slots = MixRow.slots

    typealias Slot = Atomic<UnsafeMutablePointer<Entry>?>

    /// A clip in a slot; never changed.
    struct Entry {
        let cue: Int
        let base: UnsafePointer<Int16>
        let count: Int
        let peak: Float
        let clip: Unmanaged<Clip>
    }

    /// What both threads touch besides the slots.
    struct Shared: ~Copyable {
        let epoch = Atomic<Int>(0)
        /// Where the mixer is in this plan; −1: it is not in it.
        let position = Atomic<Int64>(-1)
    }

    nonisolated(unsafe) let slots: UnsafeMutablePointer<Slot>
    nonisolated(unsafe) let shared: UnsafeMutablePointer<Shared>
    private let stock = Mutex(Stock())

    init() {
        slots = .allocate(capacity: MixRow.slots)
        for index in 0..<MixRow.slots { (slots + index).initialize(to: Slot(nil)) }
        shared = .allocate(capacity: 1)
        shared.initialize(to: Shared())
    }

    deinit {
        for index in 0..<MixRow.slots {
            if let entry = slots[index].exchange(nil, ordering: .sequentiallyConsistent) { Self.free(entry) }
        }
        stock.withLock { stock in
            for leaving in stock.leaving { Self.free(leaving.entry) }
        }
        slots.deallocate()
        shared.deallocate()
    }

    /// Where the mixer last said it is in this plan; nil if the plan is not, or no longer, installed. From any
    /// thread.
    public var acknowledged: Frames? {
        let position = shared.pointee.position.load(ordering: .acquiring)
        return position < 0 ? nil : Frames(position)
    }

    // MARK: - The loader's side

    /// What the loader knows of the slots.
    private struct Stock {
        struct Slot {
            var cue: Int
            /// The number of the sound that it shares with others; nil for one left out.
            var sound: Int?
        }

        var slots = [Slot?](repeating: nil, count: MixRow.slots)
        /// The clips in the slots by the number of their sound, and how many slots hold each.
        var sounds: [Int: (clip: Clip, uses: Int)] = [:]
        /// Entries that left while the audio thread was reading, and the epoch of that reading.
        var leaving: [(entry: UnsafeMutablePointer<Entry>, epoch: Int)] = []
    }

    /// Frees what lies outside `window`, gives cues the clips that others already have, and returns the first cue
    /// without a clip.
    func firstMissing(in window: LoadWindow, of row: MixRow) -> Int? {
        stock.withLock { stock in
            freeLeft(&stock)
            for index in 0..<MixRow.slots {
                if let slot = stock.slots[index], !window.keeps(slot.cue) { empty(index, &stock) }
            }
            guard let cues = row.cues else { return nil }
            for cue in window.cues where window.needs(cue) && stock.slots[cue % MixRow.slots]?.cue != cue {
                guard let clip = stock.sounds[cues[cue].sound]?.clip else { return cue }
                put(clip, for: cue, sound: cues[cue].sound, &stock)
            }
            return nil
        }
    }

    /// Frees what lies outside `kept`, at most `slots` numbers, and returns the first of `needed`, which lie in it, without a
    /// clip.
    func firstMissing(in needed: Range<Int>, keeping kept: Range<Int>) -> Int? {
        stock.withLock { stock in
            freeLeft(&stock)
            for index in 0..<MixRow.slots {
                if let slot = stock.slots[index], !kept.contains(slot.cue) { empty(index, &stock) }
            }
            return needed.first { stock.slots[$0 % MixRow.slots]?.cue != $0 }
        }
    }

    /// Gives `cue` its clip; `sound` is nil for one that no other cue is to share.
    func put(_ clip: Clip, for cue: Int, sound: Int?) {
        stock.withLock { put(clip, for: cue, sound: sound, &$0) }
    }

    private func put(_ clip: Clip, for cue: Int, sound: Int?, _ stock: inout Stock) {
        let index = cue % MixRow.slots
        empty(index, &stock)
        let entry = UnsafeMutablePointer<Entry>.allocate(capacity: 1)
        entry.initialize(
            to: Entry(
                cue: cue, base: clip.base, count: clip.count, peak: clip.peak,
                clip: Unmanaged.passRetained(clip)))
        slots[index].store(entry, ordering: .sequentiallyConsistent)
        stock.slots[index] = Stock.Slot(cue: cue, sound: sound)
        if let sound { stock.sounds[sound, default: (clip, 0)].uses += 1 }
    }

    private func empty(_ index: Int, _ stock: inout Stock) {
        if let sound = stock.slots[index]?.sound, let shared = stock.sounds[sound] {
            stock.sounds[sound] = shared.uses > 1 ? (shared.clip, shared.uses - 1) : nil
        }
        stock.slots[index] = nil
        guard let entry = slots[index].exchange(nil, ordering: .sequentiallyConsistent) else { return }
        let epoch = shared.pointee.epoch.load(ordering: .sequentiallyConsistent)
        if epoch.isMultiple(of: 2) {
            Self.free(entry)
        } else {
            stock.leaving.append((entry, epoch))
        }
    }

    private func freeLeft(_ stock: inout Stock) {
        guard !stock.leaving.isEmpty else { return }
        let epoch = shared.pointee.epoch.load(ordering: .sequentiallyConsistent)
        stock.leaving.removeAll { leaving in
            guard leaving.epoch != epoch else { return false }
            Self.free(leaving.entry)
            return true
        }
    }

    private static func free(_ entry: UnsafeMutablePointer<Entry>) {
        entry.pointee.clip.release()
        entry.deallocate()
    }
}
