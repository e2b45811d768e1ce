import Scheduler

/// A timeline as the audio thread plays it: the cues in one flat row, and the table in which their clips arrive.
///
/// Immutable but for its table. A plan is made for one installing: a jump within a session, like an edit, takes a new plan with
/// the next generation, so that its clips can be loaded while the old one still sounds.
public final class MixPlan: Sendable {
    /// At most this many cues sound at once; a cue falls silent when that many have begun after it. No compiled routine comes near.
    public static let voices = MixRow.voices

    /// Which edit of the session this is; the one who makes plans counts.
    public let generation: Int
    /// The end of the session.
    public let end: Frames
    /// The position does not pass this frame; `end` if nothing else was asked.
    public let horizon: Frames
    /// What sounds, in the order of the frames.
    public let cues: [Cue]
    /// The clips that are ready.
    public let clips = ClipTable()
    /// What plays under the cues.
    public let bed: Bed?

    private nonisolated(unsafe) let cells: UnsafeMutablePointer<MixCue>
    private let path: BedPath?

    /// - Parameters:
    ///   - horizon: what lies behind it is not known yet; nil: everything is known.
    public convenience init(
        _ timeline: Timeline, generation: Int, horizon: Frames? = nil, setting: SoundSetting = SoundSetting()
    ) {
        self.init(
            cues: setting.audible(timeline.cues), end: timeline.frames, generation: generation,
            horizon: horizon, setting: setting, levels: BedLevels(timeline, setting))
    }

    /// What every session begins with, to be heard before anything else is known: the open chime, up to
    /// `Timeline.openingFrames`.
    public static func opening(generation: Int, setting: SoundSetting = SoundSetting()) -> MixPlan {
        let chime = Cue(frame: .zero, frames: ChimeRole.open.frames, sound: .chime(.open))
        return MixPlan(
            cues: [chime], end: chime.end, generation: generation, horizon: Timeline.openingFrames,
            setting: setting, levels: BedLevels(opening: setting))
    }

    init(
        cues: [Cue], end: Frames, generation: Int, horizon: Frames?, setting: SoundSetting = SoundSetting(),
        levels: BedLevels? = nil
    ) {
        let audible = cues.filter { $0.frame >= .zero && $0.frames > .zero }
        let inOrder = zip(audible, audible.dropFirst()).allSatisfy { $0.frame <= $1.frame }
        self.cues = inOrder ? audible : audible.sorted { $0.frame < $1.frame }
        self.generation = generation
        bed = setting.bed
        path = setting.bed == nil ? nil : BedPath(levels ?? BedLevels(cues, setting))
        self.end = max(end, .zero)
        self.horizon = min(max(horizon ?? self.end, .zero), self.end)
        cells = .allocate(capacity: max(self.cues.count, 1))
        var numbers: [SoundKey: Int] = [:]
        for (index, cue) in self.cues.enumerated() {
            let next = numbers.count
            let number = numbers[SoundKey(cue), default: next]
            numbers[SoundKey(cue)] = number
            var end = cue.end.count
            if index + Self.voices < self.cues.count {
                end = min(end, self.cues[index + Self.voices].frame.count)
            }
            (cells + index).initialize(
                to: MixCue(
                    frame: cue.frame.count, end: end, isChime: cue.sound.isChime, sound: number,
                    gain: setting.balance.gain(of: cue.sound)))
        }
    }

    deinit {
        cells.deallocate()
    }

    /// As the audio thread reads it; good for as long as the plan lives.
    var row: MixRow {
        MixRow(
            cues: UnsafePointer(cells), count: cues.count, clips: clips.slots, shared: clips.shared,
            horizon: horizon.count, end: end.count, bed: bedRow)
    }

    private var bedRow: BedRow {
        guard let bed, let path else { return BedRow() }
        return BedRow(
            clips: bed.table.slots, shared: bed.table.shared, gain: path.gain, fade: path.fade,
            duck: path.duck)
    }
}

extension Cue.Sound {
    fileprivate var isChime: Bool {
        if case .chime = self { true } else { false }
    }
}
