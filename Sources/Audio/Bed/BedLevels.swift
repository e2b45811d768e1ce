import Scheduler

/// How loud the bed is planned to be at every frame of a timeline: it comes with the opening, goes with the closing, and is
/// down before a phrase begins.
struct BedLevels: Hashable {
    /// How long the bed takes to come: it is there when the first words are over.
    static let rising = Frames.seconds(3)
    /// It is down so long before the voice begins.
    static let lead = Frames.milliseconds(400)
    /// How long it takes to go down.
    static let fall = Frames.milliseconds(600)
    /// It stays down so long after the voice, in case that goes on.
    static let wait = Frames.milliseconds(300)
    /// How long it takes to come up again.
    static let rise = Frames.milliseconds(1_200)
    /// Over a shorter silence it stays down: there is no time to come up and go down again, and a bed that hurries is heard.
    static let phrase = wait + rise + fall + lead

    /// The factor that a person set.
    var gain: Float
    var fade: [Envelope.Knot] = []
    var duck: [Envelope.Knot] = []

    init(_ timeline: Timeline, _ setting: SoundSetting) {
        gain = setting.balance.bedGain
        let opens = timeline.spans.first?.kind == .opening
        if opens { fade = Self.comes }
        if let closing = timeline.spans.first(where: { $0.kind == .closing }) {
            fade.append(Envelope.Knot(frame: max(closing.frame, Self.rising).count, gain: 1))
            fade.append(Envelope.Knot(frame: timeline.frames.count, gain: 0))
        }
        let spoken = setting.spoken(setting.audible(timeline.cues))
        duck = Self.ducked(under: spoken, opens: opens, to: setting.balance.duckGain)
    }

    /// Of cues that belong to no timeline.
    init(_ cues: [Cue], _ setting: SoundSetting) {
        gain = setting.balance.bedGain
        duck = Self.ducked(under: setting.spoken(cues), opens: false, to: setting.balance.duckGain)
    }

    /// Of what every session begins with, as far as it is known before the rest: up to `Timeline.openingFrames` the same as
    /// in any whole timeline.
    init(opening setting: SoundSetting) {
        gain = setting.balance.bedGain
        fade = Self.comes
        duck = Self.ducked(under: [], opens: true, to: setting.balance.duckGain)
    }

    private static let comes = [
        Envelope.Knot(frame: 0, gain: 0), Envelope.Knot(frame: rising.count, gain: 1),
    ]

    /// - Parameter opens: whether the first words are still to be prepared when the bed begins: it is down for them.
    private static func ducked(
        under spoken: [ClosedRange<Frames>], opens: Bool, to low: Float
    ) -> [Envelope.Knot] {
        if low == 1 { return [] }
        var phrases: [ClosedRange<Frames>] = opens ? [Frames.zero...Timeline.openingFrames] : []
        for words in spoken {
            if let last = phrases.last, words.lowerBound - last.upperBound <= phrase {
                phrases[phrases.count - 1] = last.lowerBound...max(last.upperBound, words.upperBound)
            } else {
                phrases.append(words)
            }
        }
        return phrases.flatMap { phrase in
            let down = phrase.lowerBound - lead
            let up = phrase.upperBound + wait
            return [(down - fall, Float(1)), (down, low), (up, low), (up + rise, 1)].map {
                Envelope.Knot(frame: $0.count, gain: $1)
            }
        }
    }
}
