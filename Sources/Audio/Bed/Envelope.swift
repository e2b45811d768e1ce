/// A gain that is planned ahead, as the audio thread reads it: knots in the order of their frames, a smooth step from each
/// to the next.
struct Envelope {
    struct Knot: Hashable {
        var frame: Int64
        var gain: Float
    }

    /// Without knots the gain is 1.
    var knots: UnsafePointer<Knot>?
    var count = 0

    @_noAllocation @_noLocks
    func gain(at frame: Int64) -> Float {
        guard let knots, count > 0 else { return 1 }
        let next = firstKnot(after: frame)
        if next == 0 { return knots[0].gain }
        if next == count { return knots[count &- 1].gain }
        return Self.gain(at: frame, knots[next &- 1], knots[next])
    }

    /// Multiplies `gains`, which are those of the frames from `frame` on.
    @_noAllocation @_noLocks
    func apply(to gains: UnsafeMutablePointer<Float>, from frame: Int64, frames: Int) {
        guard let knots, count > 0 else { return }
        var next = firstKnot(after: frame)
        var done = 0
        while done < frames {
            let at = frame &+ Int64(done)
            var length = frames &- done
            if next < count { length = Int(min(Int64(length), knots[next].frame &- at)) }
            if next == 0 || next == count || knots[next &- 1].gain == knots[next].gain {
                let gain = knots[min(next, count &- 1)].gain
                if gain != 1 { for index in done..<done &+ length { gains[index] *= gain } }
            } else {
                let (from, to) = (knots[next &- 1], knots[next])
                for index in 0..<length {
                    gains[done &+ index] *= Self.gain(at: at &+ Int64(index), from, to)
                }
            }
            done &+= length
            next &+= 1
        }
    }

    @_noAllocation @_noLocks
    private static func gain(at frame: Int64, _ from: Knot, _ to: Knot) -> Float {
        if from.gain == to.gain { return to.gain }
        let t = Float(frame &- from.frame) / Float(to.frame &- from.frame)
        return from.gain + (to.gain - from.gain) * (t * t * (3 - 2 * t))
    }

    @_noAllocation @_noLocks
    private func firstKnot(after frame: Int64) -> Int {
        guard let knots else { return 0 }
        var low = 0
        var high = count
        while low < high {
            let middle = (low &+ high) / 2
            if knots[middle].frame <= frame { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
