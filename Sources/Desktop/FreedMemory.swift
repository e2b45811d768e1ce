import CLinux

/// What the process has freed and the C library keeps for later.
public enum FreedMemory {
    /// Gives it back to the system: for a process that will do nothing for long.
    public static func giveBack() { malloc_trim(0) }
}
