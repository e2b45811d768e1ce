/// A thing that makes a pose easier.
public enum Prop: String, Sendable, Hashable, CaseIterable {
    case mat, pillow, towel, blanket, book
}
