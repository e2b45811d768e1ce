import Glibc
import Scheduler

/// The soft tone that says that a key was heard. It belongs to no timeline, so it must not be taken for a chime or a breath
/// tone: a short low hum.
public enum AnswerTone {
    /// 240 ms.
    private static let frames = 11_520
    /// D4, in hertz: a third below the lowest breath tone, and small loudspeakers still play it.
    private static let pitch = 293.66
    /// The octave above it, beside the fundamental.
    private static let overtone = 0.25
    /// It swells in 20 ms; the rest dies away.
    private static let rise = 960

    /// The same samples at every call; as loud as a breath tone.
    public static func clip() -> Clip {
        let angle = 2 * Double.pi * pitch / Double(Frames.rate)
        let peak = Double(Levels.breathPeak) / (1 + overtone)
        return Clip(count: frames) { samples in
            for index in samples.indices {
                let phase = angle * Double(index)
                let sample = peak * (sin(phase) + overtone * sin(2 * phase))
                samples[index] = SampleFormat.int16(Float(sample) * swell(index))
            }
        }
    }

    private static func swell(_ index: Int) -> Float {
        index < rise
            ? Ramp.rise(index, of: rise) : Ramp.rise(frames - 1 - index, of: frames - rise)
    }
}
