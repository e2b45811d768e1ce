import Glibc
import Practice
import Scheduler

/// The chimes, each exactly as long as its role says: struck bodies, by adding up their modes and the touch of the mallet.
public enum ChimeSynthesizer {
    /// How much of the end is faded, as a part of the chime: it has all but died by then.
    private static let fadePart = 4
    /// The last 10 ms are silence.
    private static let silence = 480
    /// Mixed at a time; a multiple of 8, and small enough for the nearest cache.
    private static let block = 2_048
    /// What lies above is too high for the body, or for the sample rate, in Hz.
    private static let highest = 16_000.0

    /// The same samples at every call. The peak is that of `Levels`, whatever the body.
    ///
    /// - Parameter pitch: semitones up.
    public static func clip(_ role: ChimeRole, of family: ChimeFamily = .mixed, pitch: Int = 0) -> Clip {
        let count = Int(role.frames.count)
        let body = StruckBody(role, of: family, pitch: pitch)
        let length = (count + block - 1) / block * block
        let mix = UnsafeMutableBufferPointer<SIMD8<Float>>.allocate(capacity: length / 8)
        mix.initialize(repeating: .zero)
        defer { mix.deallocate() }
        var resonators = body.modes.filter { $0.frequency < highest }.map {
            Resonator($0, gain: Double(peak(role)))
        }
        resonators.withUnsafeMutableBufferPointer { resonators in
            for start in stride(from: 0, to: length, by: block) {
                for index in resonators.indices { add(&resonators[index], to: mix, from: start) }
            }
        }
        return mix.withMemoryRebound(to: Float.self) { mix in
            for strike in body.strikes { add(strike, to: mix, gain: peak(role)) }
            return clip(mix, count: count, peak: peak(role))
        }
    }

    static func peak(_ role: ChimeRole) -> Float {
        switch role {
        case .open, .close: Levels.framingPeak
        case .begin, .change, .end: Levels.chimePeak
        }
    }

    private static func add(
        _ resonator: inout Resonator, to mix: UnsafeMutableBufferPointer<SIMD8<Float>>, from start: Int
    ) {
        var frame = max(start, resonator.start)
        let to = min(start + block, resonator.end)
        let swell = resonator.swell
        while frame < to && frame < resonator.start + swell {
            var rise = SIMD8<Float>()
            for lane in 0..<8 {
                let step = frame - resonator.start + lane
                rise[lane] = step < swell ? Ramp.rise(step, of: swell) : 1
            }
            mix[frame / 8] += resonator.next() * rise
            frame += 8
        }
        while frame < to {
            mix[frame / 8] += resonator.next()
            frame += 8
        }
    }

    /// Noise through two poles, which rises for a millisecond and is gone at once. Every stroke touches the same way.
    private static func add(_ strike: StrikeNoise, to mix: UnsafeMutableBufferPointer<Float>, gain: Float) {
        let rate = Double(Frames.rate)
        let chance = Chance(7)
        let start = Int(strike.start * rate)
        let pole = Float(exp(-2 * Double.pi * strike.edge / rate))
        let decay = Float(exp(-log(1_000) / (strike.ring * rate)))
        // What is left of the noise behind the poles is brought back to the level that was asked for.
        var gain = gain * Float(strike.amplitude) / ((1 - pole) * (1 - pole)).squareRoot()
        var (first, second): (Float, Float) = (0, 0)
        for index in 0..<min(Int(1.5 * strike.ring * rate), mix.count - start) {
            first = (1 - pole) * Float(chance.number(Int64(index))) + pole * first
            second = (1 - pole) * first + pole * second
            let rise = index < 48 ? Ramp.rise(index, of: 48) : 1
            mix[start + index] += second * gain * rise
            gain *= decay
        }
    }

    private static func clip(_ mix: UnsafeMutableBufferPointer<Float>, count: Int, peak: Float) -> Clip {
        let end = count - silence
        let fade = count / fadePart
        for index in end - fade..<end { mix[index] *= Ramp.rise(end - 1 - index, of: fade) }
        var highest: Float = 0
        for index in 0..<end { highest = max(highest, abs(mix[index])) }
        let gain = highest > 0 ? peak / highest : 0
        return Clip(count: count) { samples in
            for index in 0..<end { samples[index] = SampleFormat.int16(mix[index] * gain) }
        }
    }
}
