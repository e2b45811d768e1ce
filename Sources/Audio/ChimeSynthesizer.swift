import Scheduler

/// The chimes, each exactly as long as its role says.
public enum ChimeSynthesizer {
    public static func clip(_ role: ChimeRole) -> Clip {
        Clip(count: Int(role.frames.count)) { _ in }
    }
}
