import Synchronization

/// Going over to another plan, or another position.
extension MixerCore {
    @_noAllocation @_noLocks
    mutating func install(_ plan: MixRow, at position: Int64, entry: Mixer.Entry, edge: Mixer.Edge) {
        let old = self.plan.shared
        let oldBed = self.plan.bed.shared
        Self.beginReading(old)
        Self.beginReading(oldBed)
        refresh()
        let oldPosition = self.position
        if case .cut = edge {
            tailPassed = Ramp.edge
            bed.stop()
        }
        // What was sounding up to the last frame, unless it was cut.
        var wasSounding = !stood
        if case .cut = edge { wasSounding = false }
        var leaving = 0
        if wasSounding {
            for index in 0..<voiceCount { (before + index).initialize(to: voices[index]) }
            leaving = voiceCount
        }
        let newPosition = min(max(position, 0), plan.horizon)
        moveBed(to: plan, at: newPosition)

        self.plan = plan
        self.position = newPosition
        next = plan.first(from: self.position)
        voiceCount = 0
        self.entry = entry
        stood = true

        if plan.shared != old { Self.beginReading(plan.shared) }
        if enter(), wasSounding, oldPosition == self.position {
            stood = false
            leaving = soundOn(leaving)
        }
        breakOff(before, leaving, at: oldPosition)
        plan.shared?.pointee.position.store(self.position, ordering: .releasing)
        plan.bed.shared?.pointee.position.store(bed.frame, ordering: .releasing)
        Self.endReading(oldBed)
        Self.endReading(plan.shared)
        if plan.shared != old {
            old?.pointee.position.store(-1, ordering: .releasing)
            Self.endReading(old)
        }
    }

    /// The bed plays on, whatever the session does, unless it is another bed, or the same plan moves elsewhere: then a
    /// device was emptied, and what it had not played is heard again.
    @_noAllocation @_noLocks
    private mutating func moveBed(to plan: MixRow, at position: Int64) {
        if plan.bed.shared != self.plan.bed.shared {
            breakOff(voices, 0, at: self.position, bedStops: true)
            bed = BedVoice(at: position)
        } else if plan.shared == self.plan.shared {
            if position == self.position { return }
            breakOff(voices, 0, at: self.position, bedStops: true)
            bed.frame = max(0, bed.frame &+ position &- self.position)
        } else {
            let planned = plan.bed.gain(at: position)
            if planned != self.plan.bed.gain(at: self.position) { bed.turnAway(to: planned) }
        }
    }

    /// Lets the voices in `before` that the new plan has at this very frame sound on, and returns how many are left.
    @_noAllocation @_noLocks
    private func soundOn(_ count: Int) -> Int {
        var left = 0
        for index in 0..<count {
            var soundsOn = false
            for new in 0..<voiceCount where voices[new].continues(before[index]) {
                voices[new].entered = before[index].entered
                soundsOn = true
            }
            if !soundsOn {
                before[left] = before[index]
                left &+= 1
            }
        }
        return left
    }
}
