/// The notes of a session that are not on the disk yet, each as it was noted last.
struct Backlog: Sendable {
    /// In the order of their numbers.
    private(set) var work: [WorkDone] = []
    /// In the order in which they were given; numbered from 1 over the whole session.
    private(set) var commands: [(number: Int, command: CommandUsed)] = []
    private(set) var standing: Standing?
    private(set) var end: SessionEnd?
    /// Work and commands that were given up, the oldest first, because there were more than `limit`.
    private(set) var lost = 0

    /// How many stretches of work, and how many commands, wait for a disk that fails: more than a session of 12 h
    /// brings forth, and about 3 MB in all.
    static let limit = 10_000

    var isEmpty: Bool { work.isEmpty && commands.isEmpty && standing == nil && end == nil }

    mutating func add(_ new: WorkDone) {
        // It is nearly always the last one again, or one after it.
        let later = work.reversed().prefix { $0.number > new.number }.count
        let index = work.count - later
        if index > 0, work[index - 1].number == new.number {
            work[index - 1] = new
        } else {
            work.insert(new, at: index)
        }
        if work.count > Self.limit {
            work.removeFirst()
            lost += 1
        }
    }

    mutating func add(_ command: CommandUsed, number: Int) {
        commands.append((number, command))
        if commands.count > Self.limit {
            commands.removeFirst()
            lost += 1
        }
    }

    mutating func add(_ new: Standing) { standing = new }
    mutating func add(_ new: SessionEnd) { end = new }

    /// Adds what was noted after all that is here.
    mutating func add(_ later: Backlog) {
        for work in later.work { add(work) }
        for (number, command) in later.commands { add(command, number: number) }
        standing = later.standing ?? standing
        end = later.end ?? end
        lost += later.lost
    }
}
