import Synchronization

/// Reading the table of clips.
extension MixerCore {
    typealias Shared = UnsafeMutablePointer<ClipTable.Shared>

    /// From here to `endReading` no clip that is found in the table is freed.
    @_noAllocation @_noLocks
    static func beginReading(_ shared: Shared?) { moveOn(shared) }

    @_noAllocation @_noLocks
    static func endReading(_ shared: Shared?) { moveOn(shared) }

    @_noAllocation @_noLocks
    private static func moveOn(_ shared: Shared?) {
        guard let shared else { return }
        // Only the mixer writes it.
        let epoch = shared.pointee.epoch.load(ordering: .relaxed)
        shared.pointee.epoch.store(epoch &+ 1, ordering: .sequentiallyConsistent)
    }

    /// Between `beginReading` and `endReading` alone.
    @_noAllocation @_noLocks
    func clip(of cue: Int) -> UnsafeMutablePointer<ClipTable.Entry>? {
        guard let clips = plan.clips,
            let entry = clips[cue % MixRow.slots].load(ordering: .sequentiallyConsistent),
            entry.pointee.cue == cue
        else { return nil }
        return entry
    }

    /// Looks up the sounding clips anew: between two calls the loader may have taken one out, if it was told
    /// another position. Then the position waits until the clip is there again.
    @_noAllocation @_noLocks
    mutating func refresh() {
        var kept = 0
        let count = voiceCount
        for index in 0..<count {
            guard let clip = clip(of: voices[index].cue) else { continue }
            voices[kept] = voices[index]
            voices[kept].refresh(clip.pointee)
            kept &+= 1
        }
        voiceCount = kept
        if kept < count {
            standStill()
            voiceCount = 0
            entry = .resume
        }
    }

    /// Makes voices of the cues in whose middle the position lies; false while a clip is missing.
    @_noAllocation @_noLocks
    mutating func enter() -> Bool {
        guard let entry, let row = plan.cues else { return true }
        voiceCount = 0
        for cue in max(0, next &- MixRow.voices)..<next where row[cue].end > position {
            if case .seek = entry, !row[cue].isChime { continue }
            guard let clip = clip(of: cue) else {
                voiceCount = 0
                return false
            }
            let voice = MixerVoice(cue: cue, of: row[cue], clip: clip.pointee, entered: position)
            if voice.end > position { add(voice) }
        }
        self.entry = nil
        return true
    }
}
