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
    /// What was said already, where the work is running: nothing is said twice, or before this frame.
    private var heard: [Word] = []
    let soonest: Frames
    /// A word that was crowded out of its place comes later by no more than this.
    private static let crowding = Frames.seconds(2)

    init(from start: Frames, to end: Frames, budget: Frames, _ running: Running? = nil) {
        self.start = start
        self.end = end
        self.budget = budget
        soonest = start + (running?.offset ?? .zero)
        heard = (running?.words ?? []).compactMap { cue in
            guard case .speech(let role, let text) = cue.sound else { return nil }
            return Word(role: role, line: Line(text), frame: start + cue.frame, frames: cue.frames)
        }
        self.budget = heard.reduce(budget) { max(.zero, $0 - $1.frames) }
    }

    /// Whether words of this length may be fixed from `frame` to the end.
    func isFree(from frame: Frames, for spoken: Frames) -> Bool {
        spoken <= budget && frame >= soonest && (heard + placed).allSatisfy { $0.end <= frame }
    }

    /// Lets a line be said once more that moves with the end.
    mutating func forget(_ line: Line) { heard.removeAll { $0.line.text == line.text && $0.end <= soonest } }

    /// Places a word at its frame or not at all.
    mutating func fix(_ role: SpeechRole, _ line: Line, _ frames: Frames, at frame: Frames) {
        guard frames > .zero, frames <= budget, frame >= start, frame + frames <= end else { return }
        insert(Word(role: role, line: line, frame: frame, frames: frames))
    }

    /// Places a word at the first room from `from` on that ends by `to`.
    mutating func offer(_ role: SpeechRole, _ line: Line, _ frames: Frames, from: Frames, to: Frames) {
        guard frames > .zero, frames <= budget, from + Self.crowding > soonest else { return }
        guard !heard.contains(where: { $0.role == role && $0.line.text == line.text }) else { return }
        var frame = max(from, soonest)
        for other in heard + placed where other.end + Silence.gap > frame {
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
