import Glibc
import Scheduler

/// Soft noise that breathes: it brightens with the in-breath, darkens with the out-breath. While the breath is held it is
/// all but still.
enum BreathNoise {
    /// Where the noise has its middle, in Hz: between the two it goes up, or down.
    private static let (dark, bright) = (340.0, 1_050.0)
    /// The width of the band; it narrows to a third of an octave each side.
    private static let q = 1.4
    /// Frames for which the filter stands still: 1.3 ms.
    private static let step = 64
    /// The factor that makes it as loud as the tone.
    private static let level: Float = 0.16

    /// Fills `samples`, at most as loud as `Levels.breathNoisePeak`.
    static func fill(_ samples: UnsafeMutableBufferPointer<Float>, _ role: BreathRole, swell: (Int) -> Float)
    {
        let chance = Chance(11, stream: role == .in ? 1 : role == .out ? 2 : 3)
        let (from, to) =
            switch role {
            case .in: (dark, bright)
            case .out: (bright, dark)
            case .hold: (dark, dark)
            }
        var dice = UInt32(truncatingIfNeeded: chance.bits(0)) | 1
        var (low, band): (Float, Float) = (0, 0)
        for start in stride(from: 0, to: samples.count, by: step) {
            let part = Double(start) / Double(samples.count)
            let middle = from * exp(log(to / from) * BreathSynthesizer.ease(part))
            // A state-variable filter (Simper's form): it may be moved while it sounds.
            let g = Float(tan(Double.pi * middle / Double(Frames.rate)))
            let k = Float(1 / q)
            let a1 = 1 / (1 + g * (g + k))
            // Equal power wherever the middle is.
            let gain = level * Float((dark / middle).squareRoot())
            let (here, next) = (swell(start), swell(min(start + step, samples.count)))
            for index in start..<min(start + step, samples.count) {
                dice ^= dice << 13
                dice ^= dice >> 17
                dice ^= dice << 5
                let noise = Float(Int32(bitPattern: dice)) * 0x1p-31
                let high = noise - low
                let v1 = a1 * (band + g * high)
                let v2 = low + g * v1
                band = 2 * v1 - band
                low = 2 * v2 - low
                let rise = here + (next - here) * Float(index - start) / Float(step)
                let out = k * v1 * gain * rise
                samples[index] += max(-Levels.breathNoisePeak, min(Levels.breathNoisePeak, out))
            }
        }
    }
}
