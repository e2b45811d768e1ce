import Audio
import Scheduler

/// Sound whose every three samples say which frame of the session they are, so that what was heard can be read off a tape.
///
/// It is quiet enough that the mixer's limiter, which looks between the samples too, leaves it as it is.
public enum FrameCode {
    private static let large = 6_144

    /// Of any three samples at full volume the largest lies here.
    public static let peaks = large..<2 * large

    /// The sample of a session frame: of three, one is large, one below zero, one in between.
    public static func sample(of frame: Int) -> Int16 {
        let n = frame / 3
        return switch frame % 3 {
        case 0: Int16(large + n % large)
        case 1: Int16(-3_000 - n / large)
        default: check(n)
        }
    }

    private static func check(_ n: Int) -> Int16 { Int16(400 + n &* 7_919 % 5_600) }

    /// The session frame of the tape's frame `index`, if three samples from it on say one.
    public static func frame(at index: Int, of tape: [Int16]) -> Int? {
        guard 2 * index + 4 < tape.count else { return nil }
        let (a, b, c) = (tape[2 * index], tape[2 * index + 2], tape[2 * index + 4])
        guard a >= large, b <= -3_000 else { return nil }
        let n = Int(a) - large + (-3_000 - Int(b)) * large
        return check(n) == c ? 3 * n : nil
    }

    /// A stretch of the session that was heard without a gap.
    public struct Run: Sendable {
        public var tape: Range<Int>
        public var session: Range<Int>
    }

    /// All of them, in the order in which they were heard; the edges that the mixer fades belong to them.
    public static func runs(of tape: [Int16]) -> [Run] {
        var runs: [Run] = []
        var index = 0
        let end = tape.count / 2
        while index < end {
            // Most of a session is silence.
            if tape[2 * index] < large {
                index += 1
                continue
            }
            guard let frame = frame(at: index, of: tape) else {
                index += 1
                continue
            }
            if let last = runs.indices.last, runs[last].tape.upperBound == index,
                runs[last].session.upperBound == frame
            {
                runs[last].tape = runs[last].tape.lowerBound..<index + 3
                runs[last].session = runs[last].session.lowerBound..<frame + 3
            } else {
                runs.append(Run(tape: index..<index + 3, session: frame..<frame + 3))
            }
            index += 3
        }
        return runs.map { widened($0, tape) }
    }

    /// What was heard between one break and the next, by the lengths of the tape at which they came.
    public static func segments(of runs: [Run], brokenAt breaks: [Int]) -> [[Run]] {
        var segments: [[Run]] = [[]]
        var marks = breaks[...]
        for run in runs {
            while let mark = marks.first, run.tape.lowerBound >= mark {
                marks = marks.dropFirst()
                segments.append([])
            }
            segments[segments.count - 1].append(run)
        }
        return segments
    }

    private static func widened(_ run: Run, _ tape: [Int16]) -> Run {
        var first = run.tape.lowerBound
        var last = run.tape.upperBound
        while first > 0, run.tape.lowerBound - first < Mixer.edgeFrames, tape[2 * first - 2] != 0 {
            first -= 1
        }
        while last < tape.count / 2, last - run.tape.upperBound < Mixer.edgeFrames, tape[2 * last] != 0 {
            last += 1
        }
        let before = run.tape.lowerBound - first
        let after = last - run.tape.upperBound
        return Run(
            tape: first..<last, session: run.session.lowerBound - before..<run.session.upperBound + after)
    }

    /// How much of `range` was not heard in any of `runs`.
    public static func missing(of range: Range<Int>, in runs: [Run]) -> Int {
        var heard = range.lowerBound
        var missing = 0
        let inOrder = runs.map(\.session).sorted { $0.lowerBound < $1.lowerBound }
        for run in inOrder where run.upperBound > heard {
            if run.lowerBound >= range.upperBound { break }
            missing += max(0, run.lowerBound - heard)
            heard = run.upperBound
        }
        return missing + max(0, range.upperBound - heard)
    }

    /// Every cue of a timeline, in code.
    public struct Source: ClipSource {
        public init() {}

        public func clip(for cue: Cue) throws -> Clip {
            Clip(count: Int(cue.frames.count)) { samples in
                for index in samples.indices { samples[index] = sample(of: Int(cue.frame.count) + index) }
            }
        }
    }
}
