import Practice

/// Where the body is.
extension Score {
    /// The position that the person is in at `frame` of a timeline of this score: where the last way led that has been
    /// gone to its end. Every session begins standing.
    public func position(at frame: Frames, in timeline: Timeline) -> Position {
        for span in timeline.spans.prefix(while: { $0.frame <= frame }).reversed() {
            if span.kind == .transition, span.end > frame { continue }
            if let entry = span.place?.entry, let position = position(ofEntry: entry) { return position }
        }
        return .standing
    }

    /// The position of a pose; nil for a `say`, and for an entry that does not exist.
    public func position(ofEntry entry: Int) -> Position? { pose(ofEntry: entry)?.pose.position }

    func pose(ofEntry entry: Int) -> (pose: Pose, movement: Movement)? {
        guard routine.entries.indices.contains(entry),
            case .pose(let pose, let movement) = routine.entries[entry]
        else { return nil }
        return (pose, movement)
    }
}
