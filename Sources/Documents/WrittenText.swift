/// A text to be spoken, as a person wrote it into a file of theirs.
public struct WrittenText: Sendable, Hashable {
    public let text: String
    /// As mistakes print it.
    public let file: String
    public let place: TextPlace

    public init(_ text: String, file: String, at place: TextPlace) {
        self.text = text
        self.file = file
        self.place = place
    }

    /// `file:line:column`, as in a mistake.
    public var location: String { "\(file):\(place.line):\(place.column)" }
}

/// Where the texts of a file stand. Two files that say the same are equal, wherever their texts stand.
public struct WrittenTexts: Sendable, Hashable {
    /// In the order in which they were read.
    public let all: [WrittenText]

    public init(_ all: [WrittenText] = []) { self.all = all }

    public static func == (a: WrittenTexts, b: WrittenTexts) -> Bool { true }
    public func hash(into hasher: inout Hasher) {}
}
