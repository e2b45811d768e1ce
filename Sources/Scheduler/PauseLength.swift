/// The length of a pause, as far as it matters to the body.
public enum PauseLength: Int, Sendable, Hashable, Comparable, CaseIterable {
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

    /// The least time of standing still that is this.
    public func begin(breath: Frames) -> Frames {
        switch self {
        case .moment: .zero
        case .pause: min(breath, Self.longest)
        case .absence: Self.longest
        }
    }

    public static func < (a: PauseLength, b: PauseLength) -> Bool { a.rawValue < b.rawValue }
}

extension Arrangement {
    /// The lines that are heard before the session goes on at `frame`, where it stood still; nil: it goes on at once.
    public func comingBack(after length: PauseLength, at frame: Frames) -> Aside? {
        switch length {
        case .moment: nil
        case .pause: leadIn(at: frame)
        case .absence: returning(at: frame)
        }
    }
}
