import Glibc
import Scheduler

/// Four bands of noise in two channels, eight frames' worth of arithmetic at a time: the lanes are the four bands of the left
/// and the four of the right.
struct NoiseBank {
    typealias Lanes = SIMD8<Float>

    /// A second-order section in transposed form, all lanes at once.
    private var (b0, b1, b2) = (Lanes(), Lanes(), Lanes())
    private var (a1, a2) = (Lanes(), Lanes())
    private var (s1, s2) = (Lanes(), Lanes())
    private var dice = SIMD8<UInt32>(repeating: 1)
    private let threshold: Lanes
    private let scale: Lanes
    private let bands: [NoiseBand]
    private let isSparse: Bool

    init(_ bands: [NoiseBand]) {
        self.bands = bands
        isSparse = bands.contains { $0.sparseness > 0 }
        var threshold = Lanes()
        var scale = Lanes()
        for lane in 0..<8 {
            let sparseness = bands[lane % 4].sparseness
            threshold[lane] = Float(sparseness)
            scale[lane] = Float(1 / (1 - sparseness))
        }
        self.threshold = threshold
        self.scale = scale
        tune(NoiseMoment())
    }

    mutating func reset() { (s1, s2) = (Lanes(), Lanes()) }

    /// The noise of a block follows from its number alone.
    mutating func seed(_ chance: Chance, block: Int) {
        for lane in 0..<8 {
            dice[lane] = UInt32(truncatingIfNeeded: chance.bits(Int64(block) * 8 + Int64(lane))) | 1
        }
    }

    /// Sets the filters for a moment (Bristow-Johnson's forms).
    mutating func tune(_ moment: NoiseMoment) {
        for lane in 0..<8 {
            let band = bands[lane % 4]
            let angle = 2 * Double.pi * band.frequency * moment.pitch[lane % 4] / Double(Frames.rate)
            let (s, c) = (sin(angle), cos(angle))
            let alpha = s / (2 * band.q)
            let (x, y, z) =
                switch band.kind {
                case .lowpass: ((1 - c) / 2, 1 - c, (1 - c) / 2)
                case .bandpass: (alpha, 0, -alpha)
                case .highpass: ((1 + c) / 2, -(1 + c), (1 + c) / 2)
                }
            b0[lane] = Float(x / (1 + alpha))
            b1[lane] = Float(y / (1 + alpha))
            b2[lane] = Float(z / (1 + alpha))
            a1[lane] = Float(-2 * c / (1 + alpha))
            a2[lane] = Float((1 - alpha) / (1 + alpha))
        }
    }

    /// Fills `frames` frames of 16-bit stereo; the gains go from `gain` on in steps of `slope`.
    mutating func fill(_ output: UnsafeMutablePointer<Int16>, frames: Int, gain: Lanes, slope: Lanes) {
        let (threshold, scale) = (threshold, scale)
        if isSparse {
            fill(output, frames, gain, slope) { dice in
                // A size from 23 of the bits, and a sign from the last.
                let size = Self.number(dice) - 1 - threshold
                let drop = size.replacing(with: Lanes(), where: size .< Lanes()) * scale
                let sign = (dice &<< 31) & SIMD8(repeating: 0x8000_0000)
                return unsafeBitCast(unsafeBitCast(drop, to: SIMD8<UInt32>.self) | sign, to: Lanes.self)
            }
        } else {
            fill(output, frames, gain, slope) { dice in Self.number(dice) * 2 - 3 }
        }
    }

    /// 1 up to 2.
    @inline(__always)
    private static func number(_ dice: SIMD8<UInt32>) -> Lanes {
        unsafeBitCast((dice &>> 9) | SIMD8(repeating: 0x3F80_0000), to: Lanes.self)
    }

    @inline(__always)
    private mutating func fill(
        _ output: UnsafeMutablePointer<Int16>, _ frames: Int, _ gain: Lanes, _ slope: Lanes,
        noise: (SIMD8<UInt32>) -> Lanes
    ) {
        var gain = gain
        var dice = dice
        var (s1, s2) = (s1, s2)
        let (b0, b1, b2, a1, a2) = (b0, b1, b2, a1, a2)
        for frame in 0..<frames {
            // Marsaglia's xorshift, a generator a lane.
            dice ^= dice &<< 13
            dice ^= dice &>> 17
            dice ^= dice &<< 5
            let noise = noise(dice)
            let out = b0 * noise + s1
            s1 = (b1 * noise + s2) - a1 * out
            s2 = b2 * noise - a2 * out
            let heard = out * gain
            gain += slope
            output[2 * frame] = SampleFormat.int16(heard.lowHalf.sum())
            output[2 * frame + 1] = SampleFormat.int16(heard.highHalf.sum())
        }
        self.dice = dice
        (self.s1, self.s2) = (s1, s2)
    }
}
