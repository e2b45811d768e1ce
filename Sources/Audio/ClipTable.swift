import Scheduler
import Synchronization

/// The clips of a plan that are ready, in a ring of slots: the clip of cue `n` stands in slot `n` modulo `slots`.
///
/// The loader puts clips in and takes them out, the audio thread reads; they share atomics and nothing else. What the loader takes
/// out is not freed while the audio thread may still be reading it. The audio thread makes `epoch` odd for as
/// long as it reads. The loader first empties the slot, then looks at `epoch`: if it is even, the reader will find the slot
/// empty; if it is odd, the clip waits until `epoch` has moved on. All four accesses are sequentially
/// consistent: that order is what this rests on.
public final class ClipTable: Sendable {
    /// How many cues can be ready at once.
    public static let slots = 256

    typealias Slot = Atomic<UnsafeMutablePointer<Entry>?>

    /// A clip in a slot.
    struct Entry {
        let cue: Int
        let base: UnsafePointer<Int16>
        let count: Int
        let clip: Unmanaged<Clip>
    }

    /// What both threads touch.
    struct Shared: ~Copyable {
        let epoch = Atomic<Int>(0)
        /// Where the mixer is in this plan; −1: it is not in it.
        let position = Atomic<Int64>(-1)
    }

    nonisolated(unsafe) let slots: UnsafeMutablePointer<Slot>
    nonisolated(unsafe) let shared: UnsafeMutablePointer<Shared>
    /// The loader's side.
    let store = Mutex(Store())

    struct Store {
        /// Clips that left their slots while the audio thread was reading, and the epoch of that reading.
        var leaving: [(entry: UnsafeMutablePointer<Entry>, epoch: Int)] = []
        /// The loaded clips by the number of their sound, with how many slots hold each.
        var loaded: [Int: (clip: Clip, uses: Int)] = [:]
        /// The number of the sound in each slot.
        var sounds = [Int?](repeating: nil, count: ClipTable.slots)

        // Pointers to entries are handed over whole; the lock guards the rest.
    }

    init() {
        slots = .allocate(capacity: Self.slots)
        for index in 0..<Self.slots { (slots + index).initialize(to: Slot(nil)) }
        shared = .allocate(capacity: 1)
        shared.initialize(to: Shared())
    }

    deinit {
        slots.deallocate()
        shared.deallocate()
    }

    /// Where the mixer last said it is in this plan; nil if the plan is not, or no longer, installed. From any thread.
    public var acknowledged: Frames? {
        let position = shared.pointee.position.load(ordering: .acquiring)
        return position < 0 ? nil : Frames(position)
    }
}
