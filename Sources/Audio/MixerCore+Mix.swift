/// Adding up what sounds.
extension MixerCore {
    /// Mixes the coming frames into `left`, and with a bed `right`, with all gains and limited; false if only the bed could
    /// have sounded and did not.
    ///
    /// It mixes a little further than it is asked, for the limiter to see. That looks at every mix, whatever its parts claim
    /// to be: how loud two of them are between their samples cannot be told from their peaks.
    @_noAllocation @_noLocks
    mutating func mix(_ frames: Int) -> Bool {
        let hasBed = plan.bed.clips != nil
        let seen = frames &+ PeakLimiter.reach
        left.update(repeating: 0, count: seen)
        for index in 0..<voiceCount { voices[index].add(to: left, from: position, frames: seen) }
        addNext(frames, seen)
        var isSounding = false
        if hasBed {
            for index in 0..<seen { right[index] = left[index] }
            isSounding = bed.add(
                to: left, right, gains: gains, of: plan.bed, from: position, frames: frames)
            var ahead = bed
            _ = ahead.add(
                to: left + frames, right + frames, gains: gains, of: plan.bed,
                from: position &+ Int64(frames), frames: seen &- frames)
        }
        addTail(seen)
        tailPassed = min(tailPassed &+ frames, Ramp.edge)
        applyVolume(left, seen)
        if hasBed { applyVolume(right, seen) }
        limiter.limit(left, hasBed ? right : left, frames)
        return isSounding
    }

    /// Adds the cues that begin between `frames` and `seen` frames from now.
    @_noAllocation @_noLocks
    private func addNext(_ frames: Int, _ seen: Int) {
        guard let row = plan.cues else { return }
        var cue = next
        while cue < plan.count, row[cue].frame < position &+ Int64(seen) {
            let offset = Int(row[cue].frame &- position)
            if offset >= 0, let clip = clip(of: cue) {
                let voice = MixerVoice(
                    cue: cue, of: row[cue], clip: clip.pointee, entered: MixerVoice.fromItsStart)
                voice.add(to: left + offset, from: row[cue].frame, frames: seen &- offset)
            }
            cue &+= 1
        }
    }

    /// What fades away; it is not passed yet.
    @_noAllocation @_noLocks
    func addTail(_ frames: Int) {
        let count = min(frames, Ramp.edge &- tailPassed)
        for index in 0..<count {
            let place = tailPassed &+ index
            left[index] += tail[place]
            if plan.bed.clips != nil {
                left[index] += bedTail[2 &* place]
                right[index] += tail[place] + bedTail[2 &* place &+ 1]
            }
        }
    }
}
