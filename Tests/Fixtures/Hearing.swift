/// One time that a sentence was heard, whole or not, between two breaks of the sound.
public struct Hearing {
    /// Where on the tape its first frame lies, or would.
    public let tape: Int
    public let missing: Int

    /// What a cut at the device may cost: an edge of 10 ms, in which a cue that ends there is heard but cannot be read,
    /// and the clock's error.
    public static let slack = 580

    public var isWhole: Bool { missing <= Self.slack }

    /// Every time that `code` was heard in `runs`; it begins anew where it goes back.
    public static func all(of code: Range<Int>, in runs: [FrameCode.Run]) -> [Hearing] {
        var parts: [[FrameCode.Run]] = []
        for run in runs where run.session.overlaps(code) {
            if let last = parts.last?.last?.session, run.session.lowerBound > last.lowerBound,
                run.session.lowerBound > last.upperBound - slack
            {
                parts[parts.count - 1].append(run)
            } else {
                parts.append([run])
            }
        }
        return parts.compactMap { part in
            guard let first = part.first else { return nil }
            return Hearing(
                tape: first.tape.lowerBound - (first.session.lowerBound - code.lowerBound),
                missing: FrameCode.missing(of: code, in: part))
        }
    }
}
