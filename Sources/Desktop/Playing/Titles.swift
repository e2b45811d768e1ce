/// What the entries of a routine are called by the voice that plays.
public struct Titles: Sendable {
    private let ofEntry: @Sendable (Int) -> String?

    /// - Parameter ofEntry: by the entry, 0-based; nil where it has no title: then the pose is called by its id.
    public init(_ ofEntry: @escaping @Sendable (Int) -> String? = { _ in nil }) { self.ofEntry = ofEntry }

    func title(ofEntry entry: Int, pose id: String) -> String {
        if let title = ofEntry(entry) { return title }
        let words = id.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
