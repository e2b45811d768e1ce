import Scheduler
import Synchronization

/// The sound under a session, ready in blocks for the seconds that come.
///
/// It has a clock of its own, which moves with every frame of the session and of its asides, and stands when they stand: a
/// jump in the session is none in the music. Played without jumps, its frame is the session's.
public final class Bed: Sendable {
    /// Frames of a block: a sixth of a second.
    public static let blockFrames = BedVoice.block
    /// How far ahead of the mixer blocks are made ready. Live, the next look comes after a quarter of it.
    public static let lookAhead = Frames.seconds(12)
    /// A device that was emptied goes back by what it had not played.
    private static let lookBehind = Int64(2 * 48_000)

    let table = ClipTable()
    private let state: Mutex<State>

    private struct State {
        var source: (any BedSource)?
        /// The blocks from here on are silence: the source has nothing.
        var over = false
    }

    public init(source: sending any BedSource) {
        state = Mutex(State(source: source))
    }

    /// The frame of the bed that the mixer plays next.
    public var position: Frames { table.acknowledged ?? .zero }

    /// Makes all blocks ready that begin within `ahead`.
    public func load(ahead: Frames = Bed.lookAhead) {
        while loadNext(ahead: ahead) {}
    }

    /// Makes the next missing block ready; false if none is missing.
    public func loadNext(ahead: Frames = Bed.lookAhead) -> Bool {
        state.withLock { state in
            guard !state.over, let source = state.source else { return false }
            let position = position.count
            let length = Int64(Self.blockFrames)
            let first = Int(max(0, position - Self.lookBehind) / length)
            let last = Int((position + min(ahead.count, Self.lookAhead.count)) / length)
            let farthest = Int((position + Self.lookAhead.count) / length)
            guard let missing = table.firstMissing(in: first..<last + 1, keeping: first..<farthest + 1)
            else { return false }
            let clip = Clip(count: 2 * Self.blockFrames) { samples in
                state.over = !source.fill(samples, number: missing)
            }
            guard !state.over else {
                // What it held on to is let go: files, and what is ready of them.
                state.source = nil
                return false
            }
            table.put(clip, for: missing, sound: nil)
            return true
        }
    }
}
