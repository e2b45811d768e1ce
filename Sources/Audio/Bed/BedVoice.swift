import Synchronization

/// The bed as it sounds: where it is, and how it comes and goes.
struct BedVoice {
    static var block: Int { @_noAllocation @_noLocks get { 8_192 } }
    /// How long it takes up to a gain that was not planned: after a jump, or where blocks were missing.
    private static var rise: Int64 { @_noAllocation @_noLocks get { 12_000 } }
    /// And down to one: words may begin with the jump, and after 50 ms they are 20 dB above.
    private static var fall: Int64 { @_noAllocation @_noLocks get { 4_320 } }

    /// The frame of the bed that comes next.
    var frame: Int64 = 0
    /// It sounded up to now.
    private(set) var runs = false
    /// The gain of the last frame.
    private(set) var gain: Float = 0
    /// On its way from this gain to the planned one, since the frame `turned`.
    private var from: Float = 0
    private var turned: Int64 = 0
    private var turn: Int64 = Self.rise
    /// Where it breaks off, faded, because the next block is missing.
    private var ends = Int64.max

    @_noAllocation @_noLocks
    init(at frame: Int64) { self.frame = max(0, frame) }

    /// From the gain of the moment to what is planned from now on.
    @_noAllocation @_noLocks
    mutating func turnAway(to planned: Float) {
        from = gain
        turned = frame
        turn = planned < gain ? Self.fall : Self.rise
    }

    /// It was cut, or comes from nowhere.
    @_noAllocation @_noLocks
    mutating func stop() {
        runs = false
        gain = 0
        ends = .max
    }

    /// Adds the next frames, those of the session from `position` on; false if there was nothing to be heard.
    @_noAllocation @_noLocks
    mutating func add(
        to left: UnsafeMutablePointer<Float>, _ right: UnsafeMutablePointer<Float>,
        gains: UnsafeMutablePointer<Float>, of row: BedRow, from position: Int64, frames: Int
    ) -> Bool {
        var done = 0
        var sounds = false
        while done < frames {
            if frame >= ends { stop() }
            let offset = Int(frame % Int64(Self.block))
            let count = min(frames &- done, Self.block &- offset)
            guard let block = row.block(frame / Int64(Self.block)) else {
                stop()
                frame &+= Int64(count)
                done &+= count
                continue
            }
            if !runs {
                runs = true
                turnAway(to: row.gain(at: position &+ Int64(done)))
            }
            let end = frame &+ Int64(Self.block &- offset)
            if ends == .max, Self.block &- offset &- count < Ramp.edge,
                row.block(end / Int64(Self.block)) == nil
            {
                ends = end
            }
            plan(gains, of: row, from: position &+ Int64(done), frames: count)
            let samples = block.pointee.base + 2 &* offset
            for index in 0..<count {
                let gain = gains[index] * (1 / 32_768)
                left[done &+ index] += Float(samples[2 &* index]) * gain
                right[done &+ index] += Float(samples[2 &* index &+ 1]) * gain
            }
            gain = gains[count &- 1]
            if gain > 0 || gains[0] > 0 { sounds = true }
            frame &+= Int64(count)
            done &+= count
        }
        return sounds
    }

    /// The gains of the next frames, which lie in one block.
    @_noAllocation @_noLocks
    private func plan(
        _ gains: UnsafeMutablePointer<Float>, of row: BedRow, from position: Int64, frames: Int
    ) {
        gains.update(repeating: row.gain, count: frames)
        row.fade.apply(to: gains, from: position, frames: frames)
        row.duck.apply(to: gains, from: position, frames: frames)
        if frame &- turned < turn {
            for index in 0..<frames {
                let since = Int(frame &- turned) &+ index
                let part = since < Int(turn) ? Ramp.rise(since, of: Int(turn)) : 1
                gains[index] = from * (1 - part) + gains[index] * part
            }
        }
        if ends != .max, ends &- frame &- Int64(frames) < Int64(Ramp.edge) {
            for index in 0..<frames {
                let left = Int(ends &- frame) &- index
                if left <= Ramp.edge { gains[index] *= 1 - Ramp.rise(Ramp.edge &- left, of: Ramp.edge) }
            }
        }
    }

    /// Adds what comes next to `tail`, interleaved, fading away; then it stands.
    @_noAllocation @_noLocks
    mutating func breakOff(into tail: UnsafeMutablePointer<Float>, of row: BedRow) {
        if runs {
            for index in 0..<Ramp.edge {
                let at = frame &+ Int64(index)
                guard at < ends, let block = row.block(at / Int64(Self.block)) else { break }
                let offset = Int(at % Int64(Self.block))
                let gain = gain * (1 - Ramp.rise(index, of: Ramp.edge)) * (1 / 32_768)
                tail[2 &* index] += Float(block.pointee.base[2 &* offset]) * gain
                tail[2 &* index &+ 1] += Float(block.pointee.base[2 &* offset &+ 1]) * gain
            }
        }
        stop()
    }
}
