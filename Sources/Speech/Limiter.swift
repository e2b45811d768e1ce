import Audio
import Glibc

/// A look-ahead limiter for a whole clip at 48 kHz: what would pass the ceiling is turned down before it comes, along a
/// curve without corners, and comes back over 80 ms. What stays below the ceiling is not touched.
enum Limiter {
    /// No true peak of a clip is above this, −2.85 dBTP: with a chime's 0.12 and a breath tone's 0.05 the sum stays
    /// below 0.89, −1 dBTP.
    static let ceiling: Float = 0.72
    /// Where the gain is computed for: rounding, and what a moving gain adds between samples, fit into the rest.
    private static let aim: Float = 0.714

    /// No speech is as loud: 6 dB below full scale in the mean.
    private static let loudest: Float = 0.5

    /// Returns whether a clip is as soft as all that come from here: not where it was not made by us.
    static func canHaveMade(_ clip: Clip) -> Bool {
        guard clip.peak <= ceiling else { return false }
        let power = clip.withUnsafeSamples { samples in
            samples.reduce(into: Int64(0)) { $0 &+= Int64($1) * Int64($1) }
        }
        return Double(power) <= pow(Double(loudest) * 32_768, 2) * Double(clip.count)
    }

    /// Frames that share one requirement: two thirds of a millisecond.
    private static let block = 32
    /// Blocks before and behind that the curve spreads over: 5 ms.
    private static let reach = 8
    /// How much of what is missing comes back a block: 80 ms to 63 %.
    private static let recovery = Float(1 - exp(-Double(block) / (0.080 * 48_000)))
    /// A Hann window over the reach; its sum is 1.
    private static let window: [Float] = {
        let raw = (-reach...reach).map { 0.5 + 0.5 * cos(Double.pi * Double($0) / Double(reach + 1)) }
        let sum = raw.reduce(0, +)
        return raw.map { Float($0 / sum) }
    }()

    /// Multiplies by `gain` and limits.
    static func apply(gain: Float, to samples: inout [Float]) {
        let count = samples.count
        guard count > 0 else { return }
        samples.withUnsafeMutableBufferPointer { samples in
            for place in 0..<count { samples[place] *= gain }
            let peaks = TruePeak.perBlock(UnsafeBufferPointer(samples), block: block, above: aim / 2)
            guard peaks.contains(where: { $0 > aim }) else { return }
            let curve = curve(peaks)
            for index in 0..<peaks.count where curve[index] < 1 || curve[index + 1] < 1 {
                let first = index * block
                let step = (curve[index + 1] - curve[index]) / Float(block)
                for offset in 0..<min(block, count - first) {
                    samples[first + offset] *= curve[index] + step * Float(offset)
                }
            }
        }
    }

    /// The gain at the beginning of each block, and at the end of the last. Between them it is a straight line, so both
    /// ends of a block are at most what the block needs.
    private static func curve(_ peaks: [Float]) -> [Float] {
        let needs = peaks.map { min(1, aim / $0) }
        let count = needs.count + 1
        var points = [Float](repeating: 1, count: count)
        for index in 0..<needs.count where needs[index] < 1 {
            points[index] = min(points[index], needs[index])
            points[index + 1] = min(points[index + 1], needs[index])
        }
        // The least gain within reach, held; then a slow way back, which never rises above it.
        var held = [Float](repeating: 1, count: count)
        for index in 0..<count where points[index] < 1 {
            for near in max(index - reach, 0)...min(index + reach, count - 1) {
                held[near] = min(held[near], points[index])
            }
        }
        for index in 1..<count {
            held[index] = min(held[index], held[index - 1] + (1 - held[index - 1]) * recovery)
        }
        // A mean over the reach is at most any point in it, since each of its parts was held to that point.
        var smooth = [Float](repeating: 1, count: count)
        for index in 0..<count {
            var sum: Float = 0
            for offset in -reach...reach {
                sum += window[offset + reach] * held[min(max(index + offset, 0), count - 1)]
            }
            smooth[index] = min(sum, 1)
        }
        return smooth
    }
}
