/// Where a pose begins in a timeline.
public struct PoseStart: Sendable, Hashable {
    /// The routine's entry, 0-based.
    public let entry: Int
    public let pose: String
    /// The first frame of the pose: of the way into its position, where there is one.
    public let frame: Frames
    /// Where its words begin: its name, or, where nothing is spoken, the time to get into it. A jump lands here, because
    /// the way depends on where the person is.
    public let words: Frames

    public init(entry: Int, pose: String, frame: Frames, words: Frames) {
        self.entry = entry
        self.pose = pose
        self.frame = frame
        self.words = words
    }
}

/// The poses of a timeline, one after the other.
extension Timeline {
    /// Within this time of its start, `previous` means the pose before.
    static let startOfPose = Frames.seconds(3)

    /// Every pose in its order; a person's own `say` is none.
    public var poseStarts: [PoseStart] {
        var starts: [PoseStart] = []
        var index = 0
        while index < spans.count {
            let first = spans[index]
            guard let place = first.place, let pose = place.pose else {
                index += 1
                continue
            }
            var words = first.frame
            if first.kind == .transition { words = first.end }
            starts.append(PoseStart(entry: place.entry, pose: pose, frame: first.frame, words: words))
            while index < spans.count, spans[index].place?.entry == place.entry { index += 1 }
        }
        return starts
    }

    /// The pose of an entry; nil for a `say`, or an entry that is left out.
    public func pose(ofEntry entry: Int) -> PoseStart? { poseStarts.first { $0.entry == entry } }

    /// The pose that `frame` lies in; nil in the opening, the closing and a `say`.
    public func pose(at frame: Frames) -> PoseStart? {
        span(at: frame)?.place.flatMap { pose(ofEntry: $0.entry) }
    }

    /// The first pose that begins after `frame`; nil after the start of the last one.
    public func nextPose(after frame: Frames) -> PoseStart? { poseStarts.first { $0.frame > frame } }

    /// The pose again; within `startOfPose` of its start or its words the one before, if there is one. Nil before the
    /// first pose.
    public func previousPose(at frame: Frames) -> PoseStart? {
        let starts = poseStarts
        guard let index = starts.lastIndex(where: { $0.frame <= frame }) else { return nil }
        let begun = starts[index].words <= frame ? starts[index].words : starts[index].frame
        return frame - begun < Self.startOfPose && index > 0 ? starts[index - 1] : starts[index]
    }
}
