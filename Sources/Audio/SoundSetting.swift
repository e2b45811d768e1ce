import Scheduler

/// What a session sounds like besides its cues: the balance that a person set, and the bed under it.
public struct SoundSetting: Sendable {
    public var balance: Balance
    /// nil: no bed.
    public var bed: Bed?
    /// The breath is led by words.
    public var breathIsSpoken: Bool

    public init(balance: Balance = Balance(), bed: Bed? = nil, breathIsSpoken: Bool = false) {
        self.balance = balance
        self.bed = bed
        self.breathIsSpoken = breathIsSpoken
    }

    /// How long the word for a breath takes at most, and the silence that it wants before the next sentence.
    static let word = Frames.milliseconds(1_500)

    /// What of `cues`, in the order of their frames, is to be heard: two never speak at once, so a breath whose word would
    /// fall into a sentence has that sentence instead.
    func audible(_ cues: [Cue]) -> [Cue] {
        guard breathIsSpoken else { return cues }
        let sentences = cues.filter(\.isSpeech)
        var next = 0
        return cues.filter { cue in
            guard case .breath(let role) = cue.sound else { return true }
            if role == .hold { return false }
            while next < sentences.count, sentences[next].end <= cue.frame { next += 1 }
            return next == sentences.count || sentences[next].frame >= cue.frame + Self.word
        }
    }

    /// When somebody speaks, for the bed.
    func spoken(_ cues: [Cue]) -> [ClosedRange<Frames>] {
        cues.compactMap { cue in
            if cue.isSpeech { return cue.frames > .zero ? cue.frame...cue.end : nil }
            guard breathIsSpoken, case .breath = cue.sound else { return nil }
            return cue.frame...min(cue.end, cue.frame + Self.word)
        }
    }
}

extension Cue {
    fileprivate var isSpeech: Bool {
        if case .speech = sound { true } else { false }
    }
}
