import Practice
import Voice

/// A routine, a voice and the wishes of a person: all that a timeline depends on but the lengths of the clips.
public struct Score: Sendable {
    public let routine: Routine
    public let wording: Wording
    public let level: Level
    public let talk: Talk
    public let breath: Breath
    public let pace: Pace
    /// Where `talk` is `auto`: the level of each pose by its id, never `auto` itself. One that is missing is told in full.
    public let known: [String: Talk]
    /// The entry that the session begins with; those before it are left out and keep their numbers.
    public let from: Int

    public init(
        routine: Routine, wording: Wording, level: Level = .gentle, talk: Talk = .full,
        breath: Breath = .pattern(.even), pace: Pace = .normal, known: [String: Talk] = [:], from: Int = 0
    ) {
        self.routine = routine
        self.wording = wording
        self.level = level
        self.talk = talk
        self.breath = breath
        self.pace = pace
        self.known = known
        self.from = from
    }

    /// A line whose clip was not measured: `compile` was given another table than `lines` asked for.
    public struct Unmeasured: Error, Sendable, Hashable {
        public let text: String
    }

    /// Every text that the session may speak, each once, in the order in which they are first needed.
    public func lines() -> [String] {
        var seen: Set<String> = []
        var texts: [String] = []
        func note(_ text: String) { if seen.insert(text).inserted { texts.append(text) } }

        var composer = Composer(self, minutes: nil) { text in
            note(text)
            return Self.estimate(text)
        }
        composer.compose()
        if openingTalk == .full {
            // The opening names the timeline's own minutes, which nobody knows before the clips are measured: an
            // engine may be half as fast or half as slow again as the estimate.
            let doubt = Frames(composer.spoken.count / 3)
            for minutes in Self.minutes(composer.now - doubt)...Self.minutes(composer.now + doubt + doubt) {
                note(minutesText(minutes))
            }
        }
        return texts
    }

    /// The session, a pure function of the score and the `lengths` of the clips by their text.
    public func compile(_ lengths: [String: Frames]) throws(Unmeasured) -> Timeline {
        var composer = try composed(minutes: nil, lengths)
        guard openingTalk == .full else { return composer.timeline }
        // The sentence that names the minutes is itself part of them, and settles at once but in the rarest case.
        for _ in 0..<3 {
            let minutes = measured(near: Self.minutes(composer.now), lengths)
            guard minutes != composer.minutes else { break }
            composer = try composed(minutes: minutes, lengths)
        }
        return composer.timeline
    }

    private func minutesText(_ minutes: Int) -> String { wording.minutes(minutes).text }

    /// The nearest number of minutes that has a measured sentence; `minutes` itself where none has.
    private func measured(near minutes: Int, _ lengths: [String: Frames]) -> Int {
        for distance in 0...minutes {
            for candidate in [minutes - distance, minutes + distance]
            where lengths[minutesText(candidate)] != nil {
                return candidate
            }
        }
        return minutes
    }

    private func composed(minutes: Int?, _ lengths: [String: Frames]) throws(Unmeasured) -> Composer {
        var missing: String?
        var composer = Composer(self, minutes: minutes) { text in
            guard let length = lengths[text] else {
                missing = missing ?? text
                return .zero
            }
            return length
        }
        composer.compose()
        if let missing { throw Unmeasured(text: missing) }
        return composer
    }

    /// Whole minutes as a person would say them: the nearest, and at least one.
    public static func minutes(_ frames: Frames) -> Int {
        max(1, Int((frames.count + Frames.rate * 30) / (Frames.rate * 60)))
    }

    /// About how long a text takes to say: 0.1 s and 14 characters a second, as our own voices measure on average.
    public static func estimate(_ text: String) -> Frames {
        text.isEmpty ? .zero : .milliseconds(100) + Frames(Int64(text.utf8.count) * Frames.rate / 14)
    }
}
