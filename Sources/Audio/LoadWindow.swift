/// The cues of a plan that are to be ready.
struct LoadWindow {
    /// In the order of the plan; some in between may have ended already.
    let cues: Range<Int>
    private let row: MixRow
    private let position: Int64
    /// Where the mixer is, if it is somewhere else in the plan.
    private let playing: Int64?

    /// After a pause the session goes on from what was last heard, up to a device's buffer back: 2 s cover any.
    private static let lookBehind = Int64(2 * 48_000)

    /// - Parameters:
    ///   - position: where the mixer is or will be installed, in frames.
    ///   - acknowledged: where it says it is.
    init(_ row: MixRow, from position: Int64, lookAhead: Int64, acknowledged: Int64?) {
        self.row = row
        self.position = position
        playing = acknowledged == position ? nil : acknowledged
        let (end, isOver) = position.addingReportingOverflow(lookAhead)
        let reach = min(isOver ? .max : end, row.horizon)
        let first = max(0, row.first(from: position) - MixRow.voices)
        let ahead = max(first, row.first(from: max(reach, position)))
        // A ring holds no more; the rest comes when the first of them have sounded.
        cues = first..<min(ahead, first + MixRow.slots)
    }

    /// Whether a cue in the window sounds at the position or later.
    func needs(_ cue: Int) -> Bool {
        guard let cues = row.cues else { return false }
        return cues[cue].end > max(position, cues[cue].frame)
    }

    /// Whether a loaded cue stays: it is needed, or was a moment ago, or it is sounding where the mixer still is.
    func keeps(_ cue: Int) -> Bool {
        guard let row = row.cues else { return false }
        if cue < cues.upperBound, row[cue].end > position - Self.lookBehind { return true }
        guard let playing else { return false }
        return row[cue].frame <= playing && playing < row[cue].end
    }
}
