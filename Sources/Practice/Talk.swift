/// How much is spoken in a session.
public enum Talk: String, Sendable, Hashable, CaseIterable {
    /// Everything, with every pose explained.
    case full
    /// One sentence a change: names, doses, sides, countdowns.
    case brief
    /// Chimes and breath tones, and the words a person wrote into the routine.
    case chimes
    /// The opening and closing chimes alone.
    case silent
    /// Each pose as well as it is known: in full at first, then briefly, then by its chimes.
    case auto
}
