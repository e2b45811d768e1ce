/// When the notes of a session are written, as a value: the thread that writes carries out its steps.
struct WritingState: Sendable {
    typealias Instant = SuspendingClock.Instant

    enum Step: Sendable {
        /// Nothing to do until this moment; nil: for as long as nothing is noted.
        case wait(until: Instant?)
        /// Write this now, in one transaction, and tell `wrote` or `failed`.
        case write(Backlog)
        /// No more steps.
        case end
    }

    /// The least time between two transactions that nothing hurries, which is the longest that a note waits.
    let interval: Duration
    private var backlog = Backlog()
    /// Commands noted so far.
    private var commands = 0
    /// The session itself is on the disk.
    private var hasBegun = false
    /// When the last transaction began.
    private var lastBegan: Instant?
    private var isWriting = false
    private var isUrgent = true
    /// Somebody waits: at once, even when the transaction before has failed.
    private var isAwaited = false
    private var isClosing = false
    /// Nothing is written any more.
    private(set) var isOver = false
    /// The thread that wrote is done, and the file closed.
    private(set) var hasEnded = false
    /// Why the last transaction failed.
    private(set) var trouble: JournalError?
    private var hasReported = false
    /// Transactions that were tried.
    private(set) var attempts = 0

    /// A session that is about to begin, and where it does, if not at the beginning of the routine.
    init(interval: Duration, standing: Standing?) {
        self.interval = interval
        if let standing { backlog.add(standing) }
    }

    /// Everything noted is on the disk.
    var isWritten: Bool { hasBegun && trouble == nil && backlog.isEmpty && !isWriting }

    mutating func note(_ note: JournalNote, urgent: Bool) {
        guard !isClosing, !isOver else { return }
        switch note {
        case .work(let work): backlog.add(work)
        case .command(let command):
            commands += 1
            backlog.add(command, number: commands)
        case .standing(let standing): backlog.add(standing)
        case .end(let end): backlog.add(end)
        }
        isUrgent = isUrgent || urgent
    }

    /// Whatever is noted is written at once, because somebody waits for it.
    mutating func hurry() { isAwaited = true }

    /// No more notes: what there is is tried once more, then it ends.
    mutating func close() {
        isClosing = true
        isAwaited = true
    }

    /// When the next transaction is due; nil: none is, because nothing waits for one or one is under way.
    func due(at now: Instant) -> Instant? {
        guard !isOver, !isWriting, !isWritten else { return nil }
        // A disk that fails is not asked more often than one that works.
        let isPressing = isAwaited || isUrgent && trouble == nil
        guard !isPressing, let lastBegan else { return now }
        return max(now, lastBegan + interval)
    }

    mutating func step(at now: Instant) -> Step {
        guard let due = due(at: now) else {
            guard isOver || isClosing, !isWriting else { return .wait(until: nil) }
            isOver = true
            return .end
        }
        guard due <= now else { return .wait(until: due) }
        defer { backlog = Backlog() }
        lastBegan = now
        isWriting = true
        isUrgent = false
        isAwaited = false
        return .write(backlog)
    }

    mutating func ended() { hasEnded = true }

    mutating func wrote() {
        attempts += 1
        isWriting = false
        hasBegun = true
        trouble = nil
    }

    /// There is no thread that could write.
    mutating func neverBegan(_ error: JournalError) {
        trouble = error
        isOver = true
        hasEnded = true
    }

    /// Keeps what could not be written for the next time, if there is one.
    ///
    /// - Returns: The person has not been told of any trouble in this session yet.
    mutating func failed(_ unwritten: Backlog, _ error: JournalError) -> Bool {
        attempts += 1
        isWriting = false
        trouble = error
        if error.isFinal || isClosing {
            isOver = true
            backlog = Backlog()
        } else {
            var all = unwritten
            all.add(backlog)
            backlog = all
        }
        defer { hasReported = true }
        return !hasReported
    }
}
