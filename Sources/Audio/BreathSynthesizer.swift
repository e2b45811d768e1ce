import Glibc
import Scheduler

/// The tones that lead the breath: a soft tone with two overtones, rising with the in-breath, falling with the
/// out-breath, steady while the breath is held.
public enum BreathSynthesizer {
    /// A fifth, F4 to C5, in Hz: wide enough to be heard as a rise or a fall, low enough to be calm. C5 is the
    /// note of the begin chime.
    private static let low = 349.23
    private static let high = 523.25
    /// Between the two.
    private static let middle = 440.0
    /// The overtones' levels beside the fundamental's.
    private static let second: Float = 0.22
    private static let third: Float = 0.07
    /// The peak of the three together.
    private static let crest: Float = 1.07
    /// The tone fades in and out in 40 ms; it is heard long before that.
    private static let edge = 1_920.0
    /// Frames for which pitch and level stand still: 1.3 ms.
    private static let step = 64

    /// The same samples at every call; the peak keeps to `Levels`. Empty if `frames` is not positive.
    public static func clip(_ role: BreathRole, frames: Frames) -> Clip {
        let count = Int(max(frames.count, 0))
        let peak = Levels.breathPeak / crest
        let from = role == .out ? high : role == .hold ? middle : low
        let to = role == .in ? high : role == .hold ? middle : low
        let climb = log(to / from)
        return Clip(count: count) { samples in
            var phase = 0.0
            var level: Float = 0
            for start in stride(from: 0, to: count, by: step) {
                let part = (Double(start) + Double(step) / 2) / Double(count)
                let angle = 2 * Double.pi * from * exp(climb * ease(part)) / Double(Frames.rate)
                let next = self.level(role, at: start + step, of: count)
                tone(
                    samples, from: start, phase: phase, angle: angle,
                    level: peak * level, slope: peak * (next - level) / Float(step))
                phase = (phase + angle * Double(step)).remainder(dividingBy: 2 * Double.pi)
                level = next
            }
        }
    }

    /// Fills one step: eight frames at a time, by turning a phasor.
    private static func tone(
        _ samples: UnsafeMutableBufferPointer<Int16>, from start: Int, phase: Double, angle: Double,
        level: Float, slope: Float
    ) {
        var sine = SIMD8<Float>()
        var cosine = SIMD8<Float>()
        let (s, c) = (Float(sin(phase)), Float(cos(phase)))
        // The first eight angles from one sine and one cosine.
        let (stepSine, stepCosine) = (Float(sin(angle)), Float(cos(angle)))
        var (x, y) = (s, c)
        for lane in 0..<8 {
            sine[lane] = x
            cosine[lane] = y
            (x, y) = (x * stepCosine + y * stepSine, y * stepCosine - x * stepSine)
        }
        let (turnSine, turnCosine) = (Float(sin(angle * 8)), Float(cos(angle * 8)))
        var gain = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7) * slope + level
        let end = min(start + step, samples.count)
        var frame = start
        while frame < end {
            // sin 2a = 2 sin a cos a; sin 3a = sin a (4 cos² a − 1)
            let overtones = second * 2 * cosine + third * (4 * cosine * cosine - 1)
            let out = gain * sine * (1 + overtones)
            for lane in 0..<min(8, end - frame) { samples[frame + lane] = SampleFormat.int16(out[lane]) }
            (sine, cosine) = (
                sine * turnCosine + cosine * turnSine, cosine * turnCosine - sine * turnSine
            )
            gain += slope * 8
            frame += 8
        }
    }

    /// How loud the tone is, 0…1: the in-breath swells, the out-breath sinks, and neither is lost before its end.
    private static func level(_ role: BreathRole, at frame: Int, of count: Int) -> Float {
        let part = Double(frame) / Double(count)
        let swell =
            switch role {
            case .in: 0.5 + 0.5 * ease(part / 0.8)
            case .out: 1 - 0.6 * ease(part)
            case .hold: 0.5
            }
        let edge = min(edge, Double(count) / 2)
        return Float(swell * ease(Double(min(frame, count - frame)) / edge))
    }

    /// The way from 0 to 1 that begins and ends gently.
    private static func ease(_ part: Double) -> Double {
        let part = min(max(part, 0), 1)
        return part * part * (3 - 2 * part)
    }
}
