import CLinux

/// What the process has freed and the C library keeps for later.
public enum FreedMemory {
    /// Has all threads share one heap, before there is a second thread: what several leave behind could not be given back
    /// (after a session 15 MB stayed, and 3 MB with one).
    public static func shareOneHeap() { mallopt(M_ARENA_MAX, 1) }

    /// Gives it back to the system: for a process that will do nothing for long.
    public static func giveBack() { malloc_trim(0) }
}
