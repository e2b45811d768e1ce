import Audio
import AudioOutput
import Scheduler
import System
import Testing

@testable import Player

/// What is told of an aside, from the statuses of the audio thread.
@Suite struct ProgressTests {
    private static let words = Timeline.clicks([1_000, 40_000], end: 48_000)
    private static let now = MonotonicTime(nanoseconds: 0)

    /// The session from two seconds on, after the aside.
    private static func piece(number: Int, start: Frames?) -> QueuedProgram {
        let plan = MixPlan(.clicks([100_000], end: 200_000), generation: 2 * number)
        let aside = MixPlan(words, generation: 2 * number + 1)
        return QueuedProgram(
            program: Program(plan, number: number, start: start, entry: .seek, aside: aside), aside: words)
    }

    private static func status(program: Int, aside: Frames?) -> OutputStatus {
        var status = OutputStatus()
        status.phase = .playing
        (status.program, status.aside) = (program, aside)
        return status
    }

    private static func move(_ number: Int) -> PlaybackMachine.Move {
        PlaybackMachine.Move(program: number, to: .seconds(2), reason: .asked)
    }

    @Test func `an aside that the audio thread has not begun is there, and nothing of it is told`() {
        var progress = Progress()
        _ = progress.update(Self.status(program: 1, aside: nil), move: nil, in: nil)
        let aside = progress.aside(Self.piece(number: 2, start: .seconds(2)), at: Self.now)
        #expect(aside?.position == .zero)
        #expect(aside?.begun.isEmpty == true)
    }

    @Test func `an aside that is over does not come back with an edit`() {
        var progress = Progress()
        _ = progress.update(Self.status(program: 2, aside: nil), move: Self.move(2), in: nil)
        #expect(progress.aside(Self.piece(number: 3, start: nil), at: Self.now) == nil)
    }

    @Test func `a line of an aside is told once, though the plan after it is edited`() {
        var progress = Progress()
        var begun: [Cue] = []
        for (number, frame) in [(2, 2_000), (3, 3_000), (3, 41_000)] {
            let piece = Self.piece(number: number, start: number == 2 ? .seconds(2) : nil)
            let status = Self.status(program: number, aside: Frames(Int64(frame)))
            _ = progress.update(status, move: Self.move(2), in: nil)
            begun += progress.aside(piece, at: Self.now)?.begun ?? []
        }
        #expect(begun == Self.words.cues)
    }

    @Test func `a line that is said again after a break is told again`() {
        var progress = Progress()
        var begun: [Cue] = []
        for number in [2, 3] {
            let piece = Self.piece(number: number, start: .seconds(2))
            let status = Self.status(program: number, aside: Frames(2_000))
            _ = progress.update(status, move: Self.move(number), in: nil)
            begun += progress.aside(piece, at: Self.now)?.begun ?? []
        }
        #expect(begun.count == 2 * Self.words.cues.prefix { $0.frame <= Frames(2_000) }.count)
    }
}
