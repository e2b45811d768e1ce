import Practice
import Voice

/// What is left to do, as it is said: "Twenty seconds left."
enum Remaining: Sendable, Hashable {
    case amount(SpokenDose.Amount)
    /// Repetitions, the running one among them.
    case times(Int)

    /// Up to here in steps of 5 s, beyond in whole minutes.
    private static let bySeconds: Int64 = 120

    /// A length of time as it is said: rounded to 5 s, at least 5 s, and to minutes where it is over two.
    static func time(_ frames: Frames) -> Remaining {
        func rounded(to step: Int64) -> Int64 {
            let unit = Frames.rate * step
            return max(1, (frames.count + unit / 2) / unit) * step
        }
        let fives = rounded(to: 5)
        return .amount(.time(Seconds(Int(fives <= bySeconds ? fives : rounded(to: 60)))))
    }

    /// Every way to say a length of time up to `frames`.
    static func times(upTo frames: Frames) -> [Remaining] {
        let fives = stride(from: Int64(5), through: bySeconds, by: 5)
        let minutes = stride(
            from: bySeconds, through: max(bySeconds, frames.count / Frames.rate + 30), by: 60)
        let all = Array(fives) + minutes
        return all.filter { $0 * Frames.rate <= frames.count + Frames.rate * ($0 > bySeconds ? 30 : 5) }
            .map { .amount(.time(Seconds(Int($0)))) }
    }

    func line(_ wording: Wording) -> Line {
        switch self {
        case .amount(let amount): wording.left(amount)
        case .times(let times): wording.left(times: times)
        }
    }
}

extension Passage {
    /// What is left of the work that `frame` lies in, from there on: of a hold of 10 s or more its time or its breaths,
    /// of shorter repetitions their number, else the time until the last of them ends.
    func remaining(at frame: Frames, of span: Span, in timeline: Timeline) -> Remaining {
        if isHeldLong(span) {
            guard isDosedInBreaths, span.breaths > 0 else { return .time(span.end - frame) }
            let breath = Frames(dose.pattern.length).count
            return .amount(.breaths(max(1, Int(((span.end - frame).count + breath - 1) / breath))))
        }
        let last = timeline.spans.last { $0.kind == .work && isSameBout($0, span) } ?? span
        guard dose.counted, let now = span.place?.repetition, let end = last.place?.repetition else {
            return .time(last.end - frame)
        }
        return .times(end - now + 1)
    }

    /// One phase of 10 s or more: what `longer` makes longer, rather than repeating it once more.
    func isHeldLong(_ span: Span) -> Bool { dose.parts.count == 1 && span.frames >= Dose.Part.long }

    /// Whether more of it is another repetition.
    var isRepeated: Bool {
        if case .fill = movement.repetitions { return true }
        return dose.parts.count > 1 || dose.once < Dose.Part.long
    }

    var isDosedInBreaths: Bool {
        dose.parts.count == 1 && !dose.parts[0].timed && dose.parts[0].breathing != .none
    }

    /// Whether both belong to one row of repetitions.
    func isSameBout(_ a: Span, _ b: Span) -> Bool {
        a.place?.entry == b.place?.entry && a.place?.set == b.place?.set
            && (movement.sides == .alternating || a.place?.side == b.place?.side)
    }
}
