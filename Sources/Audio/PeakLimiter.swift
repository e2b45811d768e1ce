import Glibc

/// Keeps the mix under −1 dBTP, whatever is in it. Below that it changes no bit.
///
/// It looks ahead of the frames that it is given, so that its gain goes down before a peak and nothing is delayed.
struct PeakLimiter {
    /// The gain moves towards a peak over so many frames, 2.7 ms. A power of two, so that a mean of ones is one.
    private static var window: Int { @_noAllocation @_noLocks get { 128 } }
    /// The points between two samples are found from so many samples on each side.
    private static var side: Int { @_noAllocation @_noLocks get { 6 } }
    /// Frames that it must be shown beyond those that it limits.
    static var reach: Int { @_noAllocation @_noLocks get { window &+ side } }
    /// What a peak comes down to. The points between the points that are looked at may lie 0.1 dB higher.
    static var ceiling: Float { @_noAllocation @_noLocks get { 0.88 } }
    /// It comes back to 1 in at most this many frames, 200 ms.
    private static var release: Float { @_noAllocation @_noLocks get { 1.0 / 9_600 } }
    /// No peak between two samples is looked for where none of those that it is found from is as large as this: the
    /// magnitudes of the weights sum up to 1.916 at most, so that it stays below the ceiling whatever their signs.
    private static var loud: Float { @_noAllocation @_noLocks get { 0.459 } }

    /// For the points at a quarter, a half and three quarters: 12 weights each.
    private let weights: UnsafeMutablePointer<Float>
    /// The gain that each frame needs.
    private let needed: UnsafeMutablePointer<Float>
    /// What each frame allows: those of the window before, then those of the call.
    private let allowed: UnsafeMutablePointer<Float>
    /// The samples before the call, left and right.
    private let before: UnsafeMutablePointer<Float>
    /// Its gain is 1.
    private(set) var isIdle = true

    init(chunk: Int) {
        weights = .allocate(capacity: 3 * 2 * Self.side)
        needed = .allocate(capacity: chunk + Self.reach)
        allowed = .allocate(capacity: Self.window + chunk)
        before = .allocate(capacity: 2 * Self.side)
        needed.initialize(repeating: 1, count: chunk + Self.reach)
        allowed.initialize(repeating: 1, count: Self.window + chunk)
        before.initialize(repeating: 0, count: 2 * Self.side)
        for point in 0..<3 { Self.weigh(weights + point * 2 * Self.side, at: Double(point + 1) / 4) }
    }

    func deallocate() {
        weights.deallocate()
        needed.deallocate()
        allowed.deallocate()
        before.deallocate()
    }

    /// A windowed sinc through 12 samples, for the point `part` of the way from the sixth to the seventh.
    private static func weigh(_ weights: UnsafeMutablePointer<Float>, at part: Double) {
        var sum = 0.0
        var values: [Double] = []
        for tap in 0..<2 * side {
            let x = Double(tap - side + 1) - part
            let window = pow(cos(Double.pi * x / Double(2 * side + 1)), 2)
            values.append(sin(Double.pi * x) / (Double.pi * x) * window)
            sum += values[tap]
        }
        for tap in values.indices { (weights + tap).initialize(to: Float(values[tap] / sum)) }
    }

    /// What comes is silence, or far from loud.
    @_noAllocation @_noLocks
    mutating func rest() {
        before.update(repeating: 0, count: 2 &* Self.side)
        if isIdle { return }
        allowed.update(repeating: 1, count: Self.window)
        isIdle = true
    }

    /// Remembers the last frames of a call, which are before the first of the next.
    @_noAllocation @_noLocks
    private mutating func pass(
        _ left: UnsafeMutablePointer<Float>, _ right: UnsafeMutablePointer<Float>, _ frames: Int
    ) {
        keep(left, before, frames)
        keep(right, before + Self.side, frames)
    }

    /// Limits the first `frames` frames of both channels, which may be the same, of `frames + reach`.
    @_noAllocation @_noLocks
    mutating func limit(
        _ left: UnsafeMutablePointer<Float>, _ right: UnsafeMutablePointer<Float>, _ frames: Int
    ) {
        let seen = frames &+ Self.window
        needed.update(repeating: 1, count: seen)
        var isNeeded = look(at: left, before: before, seen: seen)
        if right != left, look(at: right, before: before + Self.side, seen: seen) { isNeeded = true }
        pass(left, right, frames)
        if isIdle && !isNeeded { return }

        var last = allowed[Self.window &- 1]
        for index in 0..<frames {
            var least = min(last + Self.release, 1)
            for next in index..<index &+ Self.window { least = min(least, needed[next]) }
            allowed[Self.window &+ index] = least
            last = least
        }
        var sum: Float = 0
        for index in 0..<Self.window { sum += allowed[index] }
        for index in 0..<frames {
            sum += allowed[Self.window &+ index] - allowed[index]
            // The mean is below what is needed, but for a peak that nothing could foresee.
            let gain = min(sum / Float(Self.window), needed[index])
            left[index] *= gain
            if right != left { right[index] *= gain }
        }
        isIdle = true
        for index in 0..<Self.window {
            allowed[index] = allowed[index &+ frames]
            if allowed[index] < 1 { isIdle = false }
        }
    }

    /// Notes what the frames of a channel need; false if none needs anything.
    @_noAllocation @_noLocks
    private func look(
        at samples: UnsafeMutablePointer<Float>, before: UnsafeMutablePointer<Float>, seen: Int
    ) -> Bool {
        var isNeeded = false
        // The place of the last one that is large, as far as the next peak is found from.
        var large = -Self.side &- 1
        for place in 0..<2 &* Self.side {
            let place = place &- Self.side
            let sample = place < 0 ? before[Self.side &+ place] : samples[place]
            if abs(sample) > Self.loud { large = place }
        }
        for index in 0..<seen {
            if abs(samples[index &+ Self.side]) > Self.loud { large = index &+ Self.side }
            guard large > index &- Self.side else { continue }
            let here = abs(samples[index])
            let between = peak(after: index, of: samples, before: before)
            if here > Self.ceiling || between > Self.ceiling {
                isNeeded = true
                needed[index] = min(needed[index], Self.ceiling / max(here, between))
                if index &+ 1 < seen { needed[index &+ 1] = min(needed[index &+ 1], Self.ceiling / between) }
            }
        }
        return isNeeded
    }

    /// The largest of the three points between a sample and the next.
    @_noAllocation @_noLocks
    private func peak(
        after index: Int, of samples: UnsafeMutablePointer<Float>, before: UnsafeMutablePointer<Float>
    ) -> Float {
        var (a, b, c): (Float, Float, Float) = (0, 0, 0)
        for tap in 0..<2 &* Self.side {
            let place = index &- Self.side &+ 1 &+ tap
            let sample = place < 0 ? before[Self.side &+ place] : samples[place]
            a += sample * weights[tap]
            b += sample * weights[2 &* Self.side &+ tap]
            c += sample * weights[4 &* Self.side &+ tap]
        }
        return max(abs(a), max(abs(b), abs(c)))
    }

    @_noAllocation @_noLocks
    private func keep(
        _ samples: UnsafeMutablePointer<Float>, _ before: UnsafeMutablePointer<Float>, _ frames: Int
    ) {
        for index in 0..<Self.side {
            let place = frames &- Self.side &+ index
            before[index] = place < 0 ? before[Self.side &+ place] : samples[place]
        }
    }
}
