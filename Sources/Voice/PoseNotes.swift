import Practice

/// What is shown about a pose and never spoken.
public struct PoseNotes: Sendable, Hashable {
    /// How each prop helps.
    public let props: [Prop: String]
    public let easier: [String]
    public let deeper: [String]
    /// Who leaves the pose out, and what to watch.
    public let care: [String]

    public init(
        props: [Prop: String] = [:], easier: [String] = [], deeper: [String] = [], care: [String] = []
    ) {
        self.props = props
        self.easier = easier
        self.deeper = deeper
        self.care = care
    }
}
