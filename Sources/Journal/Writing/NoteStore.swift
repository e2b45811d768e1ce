/// Where a writer's notes go.
protocol NoteStore: Sendable {
    /// Puts all of it on the disk, or nothing. Writing the same again changes nothing.
    func write(_ backlog: Backlog, of session: SessionKey) throws(JournalError)
}
