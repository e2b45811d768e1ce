/// How well a person knows one pose by what they heard of it: what is spoken of it fades, and comes back when it was
/// not done for long.
public struct Familiarity: Sendable, Hashable {
    /// One session in which the pose was done, at the talk level that it was played with.
    public struct Hearing: Sendable, Hashable {
        /// Milliseconds since 1970.
        public let moment: Int64
        public let talk: Talk

        public init(moment: Int64, talk: Talk) {
            self.moment = moment
            self.talk = talk
        }
    }

    /// So often a pose is heard at one level before it is told at the next.
    public static let hearings = 3
    /// Thirty days, in milliseconds: what was not done for longer is explained again.
    public static let memory: Int64 = 30 * 86_400_000

    private var inFull = 0
    private var inBrief = 0
    private var last: Int64?

    /// - Parameter hearings: in the order in which they were.
    public init(_ hearings: [Hearing] = []) {
        for hearing in hearings { hear(hearing) }
    }

    /// The level at which the pose is told at `moment`: never `auto`, never `silent`.
    public func talk(at moment: Int64) -> Talk {
        guard let last, moment - last <= Self.memory, inFull >= Self.hearings else { return .full }
        return inBrief >= Self.hearings ? .chimes : .brief
    }

    private mutating func hear(_ hearing: Hearing) {
        let talk = hearing.talk == .auto ? talk(at: hearing.moment) : hearing.talk
        if let last, hearing.moment - last > Self.memory { (inFull, inBrief) = (0, 0) }
        last = hearing.moment
        switch talk {
        case .full, .auto: inFull += 1
        // What was never explained is not known for having been named.
        case .brief: if inFull >= Self.hearings { inBrief += 1 }
        case .chimes, .silent: break
        }
    }
}
