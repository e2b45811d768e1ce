/// One thing that a session needs, looked at without changing it.
protocol HealthCheck: Sendable {
    /// A word, by which the check is known.
    var name: String { get }

    /// How long it may take, in seconds; then it counts as wrong.
    var deadline: Int { get }

    /// At least one finding. It may block.
    func run() -> [Finding]
}

extension HealthCheck {
    var deadline: Int { 10 }
}
