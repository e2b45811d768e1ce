/// A sentence of a voice under the name by which a recording of it is found: `knee-to-chest.setup.2.left`.
public struct NamedSentence: Sendable, Hashable {
    /// Where the voice file says it: keys, places in a list from 1 on, a side or a number, joined by dots.
    public let name: String
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
