import Synchronization

/// Moving over the plan.
extension MixerCore {
    /// Begins a call of `render`; returns the position.
    @_noAllocation @_noLocks
    mutating func begin() -> Int64 {
        standing = false
        Self.beginReading(plan.shared)
        Self.beginReading(plan.bed.shared)
        refresh()
        return position
    }

    @_noAllocation @_noLocks
    mutating func finish(from start: Int64, isSilent: Bool) -> Mixer.Progress {
        if position >= plan.horizon { state = edgeState }
        plan.shared?.pointee.position.store(position, ordering: .releasing)
        plan.bed.shared?.pointee.position.store(bed.frame, ordering: .releasing)
        Self.endReading(plan.bed.shared)
        Self.endReading(plan.shared)
        return Mixer.Progress(count: position &- start, state: state, isSilent: isSilent)
    }

    /// Makes at most `limit` coming frames, at least one.
    @_noAllocation @_noLocks
    mutating func produce(_ limit: Int) -> Segment {
        if standing || !canMove() { return stand(limit) }
        stood = false
        state = .playing
        var ahead = plan.horizon &- position
        if let row = plan.cues, next < plan.count { ahead = min(ahead, row[next].frame &- position) }
        var frames = Int(min(Int64(limit), ahead))
        let hasBed = plan.bed.clips != nil
        var isSounding = voiceCount > 0 || tailPassed < Ramp.edge
        if isSounding || hasBed {
            frames = min(frames, Self.chunk)
            isSounding = mix(frames) || isSounding
        }
        if !isSounding { limiter.rest() }
        volume.pass(frames)
        position &+= Int64(frames)
        dropEnded()
        return Segment(frames: frames, isSounding: isSounding, isStereo: hasBed)
    }

    /// Whether the next frame can be played; begins the cues that begin with it.
    @_noAllocation @_noLocks
    private mutating func canMove() -> Bool {
        if position >= plan.horizon {
            state = edgeState
            return false
        }
        state = .holding
        guard enter() else { return false }
        guard let row = plan.cues else { return true }
        var upTo = next
        while upTo < plan.count, row[upTo].frame <= position {
            if row[upTo].end > position, clip(of: upTo) == nil { return false }
            upTo &+= 1
        }
        if stood {
            for index in 0..<voiceCount { voices[index].entered = position }
        }
        while next < upTo {
            if row[next].end > position, let clip = clip(of: next) {
                add(
                    MixerVoice(cue: next, of: row[next], clip: clip.pointee, entered: MixerVoice.fromItsStart)
                )
            }
            next &+= 1
        }
        return true
    }

    /// Frames in which the position does not move: what sounded fades away.
    @_noAllocation @_noLocks
    private mutating func stand(_ limit: Int) -> Segment {
        standing = true
        standStill()
        let left = Ramp.edge &- tailPassed
        let frames = left > 0 ? min(limit, left) : limit
        if left > 0 {
            let seen = frames &+ PeakLimiter.reach
            self.left.update(repeating: 0, count: seen)
            right.update(repeating: 0, count: seen)
            addTail(seen)
            applyVolume(self.left, seen)
            applyVolume(right, seen)
            limiter.limit(self.left, plan.bed.clips == nil ? self.left : right, frames)
            tailPassed &+= frames
        }
        volume.pass(frames)
        return Segment(frames: frames, isSounding: left > 0, isStereo: plan.bed.clips != nil)
    }
}
