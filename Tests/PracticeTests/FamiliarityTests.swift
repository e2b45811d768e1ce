import Practice
import Testing

/// What is spoken of a pose fades with every three hearings, and comes back after a month.
@Suite struct FamiliarityTests {
    private static let day: Int64 = 86_400_000

    /// The level on each of the days on which the pose is done at `auto`.
    private func levels(_ days: [Int64]) -> [Talk] {
        var hearings: [Familiarity.Hearing] = []
        return days.map { day in
            let level = Familiarity(hearings).talk(at: day * Self.day)
            hearings.append(Familiarity.Hearing(moment: day * Self.day, talk: .auto))
            return level
        }
    }

    private func talk(_ heard: [Talk]) -> Talk {
        let hearings = heard.enumerated().map {
            Familiarity.Hearing(moment: Int64($0.offset) * Self.day, talk: $0.element)
        }
        return Familiarity(hearings).talk(at: Int64(heard.count) * Self.day)
    }

    @Test func threeTimesInFullThreeTimesBrieflyThenChimes() {
        #expect(
            levels(Array(1...9))
                == [.full, .full, .full, .brief, .brief, .brief, .chimes, .chimes, .chimes])
    }

    @Test func whatWasNotDoneForAMonthIsExplainedAgain() {
        #expect(levels([1, 2, 3, 4, 34, 65, 66]) == [.full, .full, .full, .brief, .brief, .full, .full])
        #expect(Familiarity().talk(at: 0) == .full)
    }

    @Test(arguments: [
        ([Talk](repeating: .full, count: 2), Talk.full), ([Talk](repeating: .full, count: 9), .brief),
        ([.full, .full, .full, .brief, .brief, .brief], .chimes),
        // Neither chimes nor a name explain anything.
        ([Talk](repeating: .chimes, count: 9), .full), ([Talk](repeating: .brief, count: 9), .full),
        ([.full, .full, .full, .silent, .chimes, .silent], .brief),
        ([.full, .full, .full, .brief, .auto, .auto], .chimes),
    ]) func onlyWhatWasHeardCounts(_ heard: [Talk], _ expected: Talk) {
        #expect(talk(heard) == expected)
    }

    @Test func aClockThatWentBackForgetsNothing() {
        let hearings = [3, 2, 1].map { Familiarity.Hearing(moment: $0 * Self.day, talk: .full) }
        #expect(Familiarity(hearings).talk(at: 0) == .brief)
    }
}
