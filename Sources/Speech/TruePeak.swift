import Glibc

/// Peaks at and between the samples, by band-limited interpolation at quarters of a sample.
///
/// Only where a sample is a local maximum and not far below what matters is anything interpolated. Speech made at 22 050
/// samples a second has nothing above 11 kHz: at 48 kHz what lies between samples is at most 1 / cos(π · 11 / 48) = 1.33
/// times the highest sample beside it, so half the level that matters is a safe place to begin.
enum TruePeak {
    /// Samples on each side that an interpolated value is made of.
    private static let half = 8

    /// Windowed sinc at 1/4, 1/2 and 3/4 of the way from one sample to the next.
    private static let taps: [[Float]] = [0.25, 0.5, 0.75].map { fraction in
        let raw = (1 - half...half).map { place -> Double in
            let distance = Double(place) - fraction
            let window = 0.5 + 0.5 * cos(Double.pi * distance / (Double(half) + 0.5))
            return sin(Double.pi * distance) / (Double.pi * distance) * window
        }
        let sum = raw.reduce(0, +)
        return raw.map { Float($0 / sum) }
    }

    /// - Parameters:
    ///   - block: frames a block; the last may be short.
    ///   - floor: peaks below are of no interest: the highest sample is enough.
    /// - Returns: the highest magnitude of each block. What lies between two blocks counts for both.
    static func perBlock(_ samples: UnsafeBufferPointer<Float>, block: Int, above floor: Float) -> [Float] {
        let count = samples.count
        var peaks = [Float](repeating: 0, count: (count + block - 1) / block)
        for index in 0..<peaks.count {
            let end = min((index + 1) * block, count)
            // Magnitudes order like their bits, and the compiler takes many integers at a time, but not floats.
            var bits: UInt32 = 0
            for place in index * block..<end { bits = max(bits, samples[place].magnitude.bitPattern) }
            let peak = Float(bitPattern: bits)
            peaks[index] = max(peaks[index], peak)
            guard peak > floor else { continue }
            for place in index * block..<end where isPeak(samples, place, above: floor) {
                let between = highestAround(samples, place)
                for near in [max(place - 1, 0), place, min(place + 1, count - 1)] {
                    peaks[near / block] = max(peaks[near / block], between)
                }
            }
        }
        return peaks
    }

    private static func isPeak(_ samples: UnsafeBufferPointer<Float>, _ place: Int, above floor: Float)
        -> Bool
    {
        let here = abs(samples[place])
        guard here > floor else { return false }
        return (place == 0 || abs(samples[place - 1]) <= here)
            && (place + 1 == samples.count || abs(samples[place + 1]) <= here)
    }

    private static func highestAround(_ samples: UnsafeBufferPointer<Float>, _ place: Int) -> Float {
        var highest: Float = 0
        for before in [place - 1, place] {
            for taps in taps {
                var sum: Float = 0
                for tap in 0..<2 * half {
                    let source = before + tap - half + 1
                    if source >= 0, source < samples.count { sum += taps[tap] * samples[source] }
                }
                highest = max(highest, abs(sum))
            }
        }
        return highest
    }
}
