import Scheduler

extension Timeline {
    /// The opening, and after it a click at each of `frames`.
    static func clicks(_ frames: [Int64], end: Int64, chime hasChime: Bool = true) -> Timeline {
        let chime = Cue(frame: .zero, frames: Frames(50_000), sound: .chime(.open))
        let clicks = frames.enumerated().map { index, frame in
            Cue(frame: Frames(frame), frames: Frames(48), sound: .speech(.instruction, "click \(index)"))
        }
        return Timeline(
            routine: "clicks", voice: "none", level: .steady, talk: .full, breath: .off,
            cues: (hasChime ? [chime] : []) + clicks,
            spans: [
                Span(frame: .zero, frames: min(openingFrames, Frames(end)), kind: .opening),
                Span(frame: openingFrames, frames: Frames(end) - openingFrames, kind: .instruction),
            ].filter { $0.frames > .zero })
    }
}
