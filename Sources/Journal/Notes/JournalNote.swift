/// What a session tells the journal as it goes.
public enum JournalNote: Sendable, Hashable {
    case work(WorkDone)
    case command(CommandUsed)
    case standing(Standing)
    case end(SessionEnd)
}
