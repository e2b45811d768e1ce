import Journal

/// Whether a person plays for the first time, by their journal. To open it takes longer than all that comes before the
/// first sound, so it is asked after that, and never where there is none.
struct FirstSession: Sendable {
    private let journal: String
    private let began = Moment.now

    init(journal: String) { self.journal = journal }

    /// True where the journal cannot be read, too: better to warn twice.
    var isNow: Bool {
        guard Journal.exists(at: journal) else { return true }
        do {
            return try !Journal(path: journal).hasSession(before: began)
        } catch {
            return true
        }
    }
}
