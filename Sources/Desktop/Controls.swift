/// What those on the bus may do beside steering the session that plays. Everything is called on the loop, and nothing
/// waits.
public struct Controls: Sendable {
    /// Begins what the play button begins while nothing plays; nil where it begins nothing.
    public var begin: (@Sendable () -> Void)?
    /// Begins a session with these options of `play`; nil where none can be begun here.
    public var start: (@Sendable ([String: Value]) -> Result<[Value], BusError>)?
    /// The sessions of the last so many days, newest first.
    public var journal: @Sendable (_ days: Int) -> Result<[[String: Value]], BusError>
    /// Somebody is at the machine, or nobody is, since then in milliseconds of the monotonic clock.
    public var presence: (@Sendable (_ isThere: Bool, _ since: Int64) -> Void)?
    /// Another process of ours begins to play, or plays no longer.
    public var elsewhere: (@Sendable (_ isPlaying: Bool) -> Void)?
    /// The processes that hold the lock by which one session plays at a time; nil where that cannot be told.
    public var sessionHolders: (@Sendable () -> Set<Int32>?)?
    /// The reminders, or what the journal has of them, are others now.
    public var readReminders: (@Sendable () -> Void)?
    /// The reminders, and what is open of them.
    public var reminders: @Sendable () -> Result<[[String: Value]], BusError>

    public init(
        begin: (@Sendable () -> Void)? = nil,
        start: (@Sendable ([String: Value]) -> Result<[Value], BusError>)? = nil,
        journal: @escaping @Sendable (_ days: Int) -> Result<[[String: Value]], BusError> = { _ in
            .success([])
        },
        reminders: @escaping @Sendable () -> Result<[[String: Value]], BusError> = { .success([]) },
        readReminders: (@Sendable () -> Void)? = nil,
        presence: (@Sendable (_ isThere: Bool, _ since: Int64) -> Void)? = nil,
        elsewhere: (@Sendable (_ isPlaying: Bool) -> Void)? = nil,
        sessionHolders: (@Sendable () -> Set<Int32>?)? = nil
    ) {
        self.sessionHolders = sessionHolders
        self.elsewhere = elsewhere
        self.readReminders = readReminders
        self.presence = presence
        self.begin = begin
        self.start = start
        self.journal = journal
        self.reminders = reminders
    }
}
