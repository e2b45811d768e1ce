import Audio
import Scheduler
import Synchronization

/// Clips that say which sentence they are, whatever is in a routine: each text has a stretch of the frame code of its own.
/// Chimes and breath tones are silent, so that nothing is mixed into it.
public final class CodedSpeech: ClipSource {
    private struct Key: Hashable {
        let text: String
        let frames: Frames
    }

    private struct Book {
        var clips: [Key: (first: Int, clip: Clip)] = [:]
        var next = 0

        mutating func entry(_ text: String, _ frames: Frames) -> (first: Int, clip: Clip) {
            let key = Key(text: text, frames: frames)
            if let entry = clips[key] { return entry }
            let first = next
            // Apart, so that no edge of one is taken for the other.
            next = (first + Int(frames.count) + 3_000) / 3 * 3
            let clip = Clip(count: Int(frames.count)) { samples in
                for index in samples.indices { samples[index] = FrameCode.sample(of: first + index) }
            }
            clips[key] = (first, clip)
            return (first, clip)
        }
    }

    private let book = Mutex(Book())

    public init() {}

    public func clip(for cue: Cue) throws -> Clip {
        guard case .speech(_, let text) = cue.sound else { return Clip(samples: []) }
        return book.withLock { $0.entry(text, cue.frames).clip }
    }

    /// The stretch of the code that is heard where `cue` is heard whole.
    public func code(of cue: Cue) -> Range<Int> {
        guard case .speech(_, let text) = cue.sound else { return 0..<0 }
        let first = book.withLock { $0.entry(text, cue.frames).first }
        return first..<first + Int(cue.frames.count)
    }
}
