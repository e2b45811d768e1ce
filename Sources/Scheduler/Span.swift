import Practice

/// A stretch of the timeline; the spans tile it from 0 to its end.
public struct Span: Sendable, Hashable {
    public var frame: Frames
    public var frames: Frames
    public var kind: Kind
    /// Where in the routine; nil in the opening and the closing.
    public var place: Place?
    /// Whole breaths that the span carries tones for.
    public var breaths: Int
    /// The breath of this span where it is not the session's.
    public var breath: BreathPattern?

    public init(
        frame: Frames, frames: Frames, kind: Kind, place: Place? = nil, breaths: Int = 0,
        breath: BreathPattern? = nil
    ) {
        self.frame = frame
        self.frames = frames
        self.kind = kind
        self.place = place
        self.breaths = breaths
        self.breath = breath
    }

    public var end: Frames { frame + frames }

    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case opening, transition, instruction, ready, work, change, rest, release, closing
    }
}
