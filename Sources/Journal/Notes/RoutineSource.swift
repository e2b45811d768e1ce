/// Where a routine came from, so that it can be found again.
public enum RoutineSource: Sendable, Hashable {
    /// The id of a built-in routine.
    case builtIn(String)
    /// The path of a file; absolute, since the next session may begin in another folder.
    case file(String)
}
