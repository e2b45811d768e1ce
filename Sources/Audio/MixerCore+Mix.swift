/// Adding up what sounds.
extension MixerCore {
    /// Mixes the coming frames into `left`, and with a bed `right`, with all gains; false if only the bed could have
    /// sounded and did not.
    ///
    /// Where the sum could grow too large, it mixes a little further than it is asked, for the limiter to see.
    @_noAllocation @_noLocks
    mutating func mix(_ frames: Int) -> Bool {
        let hasBed = plan.bed.clips != nil
        let isWatched = !limiter.isIdle || bound(frames) > PeakLimiter.ceiling
        let seen = isWatched ? frames &+ PeakLimiter.reach : frames
        left.update(repeating: 0, count: seen)
        for index in 0..<voiceCount { voices[index].add(to: left, from: position, frames: seen) }
        if isWatched { addNext(frames, seen) }
        var isSounding = false
        if hasBed {
            for index in 0..<seen { right[index] = left[index] }
            isSounding = bed.add(
                to: left, right, gains: gains, of: plan.bed, from: position, frames: frames)
            if isWatched {
                var ahead = bed
                _ = ahead.add(
                    to: left + frames, right + frames, gains: gains, of: plan.bed,
                    from: position &+ Int64(frames), frames: seen &- frames)
            }
        }
        addTail(seen)
        tailPassed = min(tailPassed &+ frames, Ramp.edge)
        applyVolume(left, seen)
        if hasBed { applyVolume(right, seen) }
        if isWatched {
            limiter.limit(left, hasBed ? right : left, frames)
        } else {
            limiter.pass(left, hasBed ? right : left, frames)
        }
        return isSounding
    }

    /// What none of the coming frames, and none that the limiter would see after them, can exceed.
    @_noAllocation @_noLocks
    private func bound(_ frames: Int) -> Float {
        // What fades away is not looked at closely: it is there for 10 ms.
        var sum: Float = tailPassed < Ramp.edge ? 1 : 0
        for index in 0..<voiceCount { sum += voices[index].peak }
        let reach = position &+ Int64(frames &+ PeakLimiter.reach)
        if let row = plan.cues {
            var cue = next
            while cue < plan.count, row[cue].frame < reach {
                if let clip = clip(of: cue) { sum += clip.pointee.peak * row[cue].gain }
                cue &+= 1
            }
        }
        if plan.bed.clips != nil {
            var peak: Float = 0
            var number = bed.frame / Int64(BedVoice.block)
            let last = (bed.frame &+ Int64(frames &+ PeakLimiter.reach)) / Int64(BedVoice.block)
            while number <= last {
                if let block = plan.bed.block(number) { peak = max(peak, block.pointee.peak) }
                number &+= 1
            }
            sum += peak * max(plan.bed.gain, bed.gain)
        }
        return sum
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
