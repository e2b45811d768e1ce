import Scheduler

/// How long a session stood still, as far as it matters to the body.
public enum Stillness: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// It goes on where it was.
    case moment
    /// Longer than a breath: one has to find into it again.
    case pause
    /// So long that the person got up: back to the mat.
    case absence

    /// From here on it is an absence.
    static let longest = Frames.seconds(60)

    /// - Parameter time: for how long nothing was heard.
    public init(_ time: Frames, breath: Frames) {
        self = time > Self.longest ? .absence : time > breath ? .pause : .moment
    }

    /// For how long it has to stand still to be this.
    public func begin(breath: Frames) -> Frames {
        switch self {
        case .moment: .zero
        case .pause: min(breath, Self.longest)
        case .absence: Self.longest
        }
    }

    public static func < (a: Stillness, b: Stillness) -> Bool { a.rawValue < b.rawValue }
}

extension Arrangement {
    /// What is heard before the session goes on at `frame`, where it stood still; nil: it goes on at once.
    public func comingBack(after stillness: Stillness, at frame: Frames) -> Aside? {
        switch stillness {
        case .moment: nil
        case .pause: leadIn(at: frame)
        case .absence: returning(at: frame)
        }
    }
}
