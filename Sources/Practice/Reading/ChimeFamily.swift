/// What the chimes are made of.
public enum ChimeFamily: String, Sendable, Hashable, CaseIterable {
    /// Bowls for the opening and the closing, bells for a stretch, a bar for a change.
    case mixed
    case bowl, bell, gong, wood
}
