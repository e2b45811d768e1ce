/// What those on the bus may do beside steering the session that plays. Everything is called on the loop, and nothing
/// waits.
public struct Controls: Sendable {
    /// Begins what the play button begins while nothing plays; nil where it begins nothing.
    public var begin: (@Sendable () -> Void)?
    /// Begins a session with these options of `play`; nil where none can be begun here.
    public var start: (@Sendable ([String: Value]) -> Result<[Value], BusError>)?
    /// The sessions of the last so many days, newest first.
    public var journal: @Sendable (_ days: Int) -> Result<[[String: Value]], BusError>
    /// The reminders, and what is open of them.
    public var reminders: @Sendable () -> Result<[[String: Value]], BusError>

    public init(
        begin: (@Sendable () -> Void)? = nil,
        start: (@Sendable ([String: Value]) -> Result<[Value], BusError>)? = nil,
        journal: @escaping @Sendable (_ days: Int) -> Result<[[String: Value]], BusError> = { _ in
            .success([])
        },
        reminders: @escaping @Sendable () -> Result<[[String: Value]], BusError> = { .success([]) }
    ) {
        self.begin = begin
        self.start = start
        self.journal = journal
        self.reminders = reminders
    }
}
