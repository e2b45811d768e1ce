/// Columns and rows of a terminal, at least one of each.
struct ScreenSize: Sendable, Hashable {
    let columns: Int
    let rows: Int

    /// A terminal that does not know its size counts as the usual one.
    static let usual = ScreenSize(columns: 80, rows: 24)
    /// No terminal is larger; what claims to be is drawn at this.
    private static let most = 500

    init(columns: Int, rows: Int) {
        self.columns = min(max(1, columns), Self.most)
        self.rows = min(max(1, rows), Self.most)
    }
}
