import Scheduler

/// The tones that lead the breath.
public enum BreathSynthesizer {
    public static func clip(_ role: BreathRole, frames: Frames) -> Clip {
        Clip(count: Int(frames.count)) { _ in }
    }
}
