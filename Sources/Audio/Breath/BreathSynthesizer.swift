import Glibc
import Practice
import Scheduler

/// What leads the breath: a soft tone with two overtones, rising with the in-breath, falling with the out-breath, steady
/// while the breath is held; or noise that breathes; or both.
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
    ///
    /// - Parameter sound: tone, noise or both; words are not ours to make: they are silence.
    public static func clip(_ role: BreathRole, frames: Frames, sound: BreathSound = .tone) -> Clip {
        switch sound {
        case .tone: tone(role, frames: frames)
        case .noise: noise(role, frames: frames, toneShare: role == .hold ? heldShare : 0)
        case .both: noise(role, frames: frames, toneShare: together)
        case .words: Clip(count: Int(max(frames.count, 0))) { _ in }
        }
    }

    /// The tone beside noise: of a breath that is held, when it is alone, and of any when they sound together.
    private static let heldShare: Float = 0.4
    private static let together: Float = 0.7

    private static func noise(_ role: BreathRole, frames: Frames, toneShare: Float) -> Clip {
        let count = Int(max(frames.count, 0))
        let mix = UnsafeMutableBufferPointer<Float>.allocate(capacity: count)
        mix.initialize(repeating: 0)
        defer { mix.deallocate() }
        if role != .hold {
            let share = toneShare > 0 ? together : 1
            BreathNoise.fill(mix, role) { share * level(role, at: $0, of: count) }
        }
        if toneShare > 0 {
            let tone = tone(role, frames: frames)
            for index in 0..<count { mix[index] += toneShare * Float(tone.base[index]) / SampleFormat.scale }
        }
        return Clip(count: count) { samples in
            for index in 0..<count { samples[index] = SampleFormat.int16(mix[index]) }
        }
    }

    private static func tone(_ role: BreathRole, frames: Frames) -> Clip {
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
    static func ease(_ part: Double) -> Double {
        let part = min(max(part, 0), 1)
        return part * part * (3 - 2 * part)
    }
}
