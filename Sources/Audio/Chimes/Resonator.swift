import Glibc
import Scheduler

/// One mode of a struck body: a sine that begins at a frame and dies away.
///
/// Eight frames at a time: y[n + 8] = 2 r⁸ cos 8θ · y[n] − r¹⁶ · y[n − 8], so that a frame costs no sine.
struct Resonator {
    /// Where it is struck; a multiple of 8.
    let start: Int
    /// Where it is no longer heard; a multiple of 8.
    let end: Int
    /// How many frames it swells.
    let swell: Int
    private var before: SIMD8<Float>
    private var now: SIMD8<Float>
    private let turn: Float
    private let loss: Float

    /// Below this, −100 dBFS, it is no longer worth computing.
    private static let silence = 1e-5

    init(_ mode: StruckMode, gain: Double) {
        let rate = Double(Frames.rate)
        let angle = 2 * Double.pi * mode.frequency / rate
        // It loses 60 dB in its ring time.
        let decay = log(1_000) / (mode.ring * rate)
        let amplitude = mode.amplitude * gain
        start = Int(mode.start * rate) & ~7
        swell = max(1, Int(mode.swell * rate))
        end = start + max(0, Int(log(amplitude / Self.silence) / decay)) & ~7
        before = .zero
        now = .zero
        for lane in 0..<8 {
            let frame = Double(lane)
            now[lane] = Float(amplitude * exp(-decay * frame) * sin(angle * frame))
            before[lane] = Float(amplitude * exp(-decay * (frame - 8)) * sin(angle * (frame - 8)))
        }
        turn = Float(2 * exp(-8 * decay) * cos(8 * angle))
        loss = Float(exp(-16 * decay))
    }

    /// The next eight frames.
    @inline(__always)
    mutating func next() -> SIMD8<Float> {
        let out = now
        now = turn * out - loss * before
        before = out
        return out
    }
}
