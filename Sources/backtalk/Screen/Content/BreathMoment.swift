import Scheduler

/// Where the breath is that the tones lead.
struct BreathMoment: Sendable, Hashable {
    let role: BreathRole
    /// How much breath the person holds: 0 to 1. It rises with the tone, and falls with it.
    let fullness: Double

    /// nil where no tone sounds at `position`.
    init?(in timeline: Timeline, at position: Frames) {
        let next = timeline.cueIndex(from: position + Frames(1))
        let begun = timeline.cues[..<next].reversed().prefix(Self.reach)
        var tones = begun.lazy.compactMap { cue -> (cue: Cue, role: BreathRole)? in
            if case .breath(let role) = cue.sound { (cue, role) } else { nil }
        }.makeIterator()
        guard let (cue, role) = tones.next(), cue.end > position, cue.frames > .zero else { return nil }
        self.role = role
        let passed = Double((position - cue.frame).count) / Double(cue.frames.count)
        switch role {
        case .in: fullness = passed
        case .out: fullness = 1 - passed
        case .hold: fullness = tones.next()?.role == .in ? 1 : 0
        }
    }

    /// So many cues are looked at: between two tones lie a few words and chimes.
    private static let reach = 32
}
