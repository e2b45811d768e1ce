import Voice

/// The words inside one piece of work, placed so that none overlaps another, none outlasts the work, and enough
/// of it stays quiet. The work never waits for a word: what finds no room is left out.
struct WorkWords {
    struct Word {
        let role: SpeechRole
        let line: Line
        let frame: Frames
        let frames: Frames
        var end: Frames { frame + frames }
    }

    let start: Frames
    let end: Frames
    private var budget: Frames
    /// In the order of their frames.
    private(set) var placed: [Word] = []

    init(from start: Frames, to end: Frames, budget: Frames) {
        self.start = start
        self.end = end
        self.budget = budget
    }

    /// Places a word at its frame or not at all.
    mutating func fix(_ role: SpeechRole, _ line: Line, _ frames: Frames, at frame: Frames) {
        guard frames > .zero, frames <= budget, frame >= start, frame + frames <= end else { return }
        insert(Word(role: role, line: line, frame: frame, frames: frames))
    }

    /// Places a word at the first room from `from` on that ends by `to`.
    mutating func offer(_ role: SpeechRole, _ line: Line, _ frames: Frames, from: Frames, to: Frames) {
        guard frames > .zero, frames <= budget else { return }
        var frame = from
        for other in placed where other.end + Silence.gap > frame {
            if frame + frames + Silence.gap <= other.frame { break }
            frame = other.end + Silence.gap
        }
        guard frame + frames <= min(to, end) else { return }
        insert(Word(role: role, line: line, frame: frame, frames: frames))
    }

    private mutating func insert(_ word: Word) {
        budget = budget - word.frames
        let index = placed.firstIndex { $0.frame > word.frame } ?? placed.endIndex
        placed.insert(word, at: index)
    }
}
