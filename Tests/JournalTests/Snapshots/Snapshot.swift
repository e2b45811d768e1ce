/// A journal as an earlier version left it. None is ever changed: such files lie on people's disks.
struct Snapshot: Sendable {
    /// How many migrations it has seen.
    let version: Int
    /// Schema and rows: the session of `Snapshot.session` with everything that its version keeps.
    let sql: String

    static let all = [version1, version2]
}
