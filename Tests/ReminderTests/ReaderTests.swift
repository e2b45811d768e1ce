import Documents
import Practice
import Seeded
import Testing

@testable import Reminders

/// What a person may write about reminders, and what is told of it.
@Suite struct ReaderTests {
    @Test func `the form of the manual is read`() throws {
        let settings = try ReminderSettings(
            text: """
                reminders:
                  - at: ["08:00", "20:30"]
                    days: weekdays            # daily, weekdays, weekends, or [mon, wed]
                    routine: easing-five
                  - every: 90 min
                    between: 09:00-17:30
                    active: true
                quiet: 22:00-07:00
                gates: {music: off, away: on}
                """)
        #expect(
            settings.rules == [
                ReminderRule(.at(try times(8 * 60, 1_230)), days: .weekdays, routine: "easing-five"),
                ReminderRule(.every(minutes: 90, between: try window(540, 510), active: true)),
            ])
        #expect(settings.quiet == .usual)
        #expect(settings.gates == Set(Gate.allCases).subtracting([.music]))
    }

    @Test(arguments: [
        ("at: 8:05", 485), ("at: 23:59", 1_439), ("at: \" 00:00 \"", 0), ("at: [07:30]", 450),
    ])
    func `a time of day is read as people write it`(text: String, minute: Int) throws {
        #expect(try rule(text).when == .at(times(minute)))
    }

    @Test(arguments: [
        ("09:00-17:30", 540, 510), ("9:00 - 9:01", 540, 1), ("22:00–02:00", 1_320, 240),
        ("00:00-24:00", 0, 1_440), ("10:00-00:00", 600, 840), ("10:00 -24:00", 600, 840),
    ])
    func `a window is read as people write it`(text: String, start: Int, minutes: Int) throws {
        let rule = try rule("{every: 1h, between: \(text)}")
        #expect(rule.when == .every(minutes: 60, between: try window(start, minutes), active: false))
    }

    @Test(arguments: [
        ("90 min", 90), ("90m", 90), ("1 minute", 1), ("2h", 120), ("1 h 30 min", 90), ("1H30M", 90),
        ("24 hours", 1_440),
    ])
    func `a length is read as people write it`(text: String, minutes: Int) throws {
        let rule = try rule("{every: \(text), between: 09:00-10:00}")
        #expect(rule.when == .every(minutes: minutes, between: try window(540, 60), active: false))
    }

    @Test(arguments: [
        ("daily", Weekdays.daily), ("weekends", Weekdays.weekends), ("mon", Weekdays(.mon)),
        ("[wed, Monday, wed]", Weekdays([.init(.mon), .init(.wed)])), ("Friday", Weekdays(.fri)),
    ])
    func `days are read as people write them`(text: String, days: Weekdays) throws {
        #expect(try rule("{at: 08:00, days: \(text)}").days == days)
    }

    @Test func `what a rule may ask besides is read`() throws {
        let rule = try rule("{at: 08:00, routine: My evening, speak: false, unless-done: twice}")
        #expect(rule.routine == "My evening" && rule.speaks == false && rule.unlessDone == 2)
        #expect(try self.rule("{at: 08:00, unless-done: true, speak: true}").unlessDone == 1)
        #expect(try self.rule("{at: 08:00, unless-done: false}").unlessDone == nil)
    }

    @Test(arguments: ["", "reminders:", "reminders: []", "# nothing", "quiet: 22:00-07:00"])
    func `a file without rules is fine`(text: String) throws {
        #expect(try ReminderSettings(text: text) == ReminderSettings())
    }

    @Test(arguments: [
        (
            "remidners: []",
            ["1:1: unknown key 'remidners'; expected reminders, quiet or gates; did you mean 'reminders'?"]
        ),
        ("reminders: 08:00", ["1:12: found '08:00'; expected a list of rules: - at: \"08:00\""]),
        ("reminders: [08:00]", ["1:13: found '08:00'; \(anyRule)"]),
        ("reminders: [{}]", ["1:13: the rule has no time; \(anyRule)"]),
        (
            "reminders: [{days: daily, between: 9-17}]",
            [
                "1:13: the rule has no time; \(anyRule)",
                "1:36: found '9-17'; expected two times: 09:00-17:30",
            ]
        ),
        ("reminders: [{at: 24:00}]", ["1:18: found '24:00'; \(anyTime)"]),
        ("reminders: [{at: 8}]", ["1:18: found '8'; \(anyTime)"]),
        ("reminders: [{at: 8am}]", ["1:18: found '8am'; \(anyTime)"]),
        (
            "reminders: [{at: [08:00, 8:60]}]",
            ["1:26: found '8:60'; expected a time from 00:00 to 23:59: \"08:00\""]
        ),
        ("reminders: [{at: []}]", ["1:18: the list of times is empty; \(anyTime)"]),
        ("reminders: [{at: }]", ["1:14: there is no value; \(anyTime)"]),
        (
            "reminders: [{at: 08:00, between: 09:00-10:00}]",
            [
                "1:25: 'between' does not go with 'at'; expected at with days, routine, speak or unless-done"
            ]
        ),
        (
            "reminders: [{every: 5 min, at: 08:00, between: 09:00-10:00}]",
            [
                "1:28: 'at' does not go with 'every'; expected at or every; two rules can have both"
            ]
        ),
        (
            "reminders: [{every: 90}]",
            [
                "1:14: the key 'between' is missing; expected between: 09:00-17:30",
                "1:21: found '90'; expected minutes or hours: 90 min or 2 h",
            ]
        ),
        (
            "reminders: [{every: 0 min, between: 09:00-09:00}]",
            [
                "1:21: '0 min' is too short; expected from 1 min to 24 h",
                "1:37: '09:00-09:00' ends when it begins; expected two times: 09:00-17:30",
            ]
        ),
        (
            "reminders: [{every: 25 h, between: 24:00-09:00}]",
            [
                "1:21: '25 h' is too long; expected from 1 min to 24 h",
                "1:36: found '24:00-09:00'; expected two times: 09:00-17:30",
            ]
        ),
        (
            "reminders: [{at: 08:00, days: weekday}]",
            [
                "1:31: unknown day 'weekday'; expected daily, weekdays, weekends, or days such as [mon, wed]; did you mean 'weekdays'?"
            ]
        ),
        (
            "reminders: [{at: 08:00, days: [mon, tues, daily]}]",
            [
                "1:37: unknown day 'tues'; \(anyDay); did you mean 'tue'?",
                "1:43: unknown day 'daily'; \(anyDay)",
            ]
        ),
        (
            "reminders: [{at: 08:00, active: yes}]",
            [
                "1:25: 'active' does not go with 'at'; expected at with days, routine, speak or unless-done"
            ]
        ),
        (
            "reminders: [{at: 08:00, speak: yes, unless-done: thrice, rutine: x}]",
            [
                "1:32: unknown value 'yes'; expected true or false",
                "1:50: unknown value 'thrice'; expected once, twice, true or false; did you mean 'twice'?",
                "1:58: unknown key 'rutine'; expected at, every, between, active, days, routine, speak or unless-done; did you mean 'routine'?",
            ]
        ),
        ("quiet: 22:00", ["1:8: found '22:00'; expected two times, or off: 22:00-07:00"]),
        (
            "quiet: 22:00-22:00",
            ["1:8: '22:00-22:00' ends when it begins; expected two times, or off: 22:00-07:00"]
        ),
        (
            "gates: {musik: off, camera: maybe}",
            [
                "1:9: unknown key 'musik'; expected microphone, camera, locked, away, do-not-disturb, full-screen or music; did you mean 'music'?",
                "1:29: unknown value 'maybe'; expected on or off",
            ]
        ),
    ])
    func `every mistake is told, with its place`(text: String, mistakes: [String]) throws {
        let error = #expect(throws: Mistakes.self) {
            try ReminderReader().read(text.utf8, file: "r")
        }
        #expect(error?.all.map(\.description) == mistakes.map { "r:" + $0 })
    }

    @Test func `more rules or times than a person writes are refused`() throws {
        let many = String(repeating: "08:00, ", count: 101)
        for text in [
            "reminders: [{at: [\(many)]}]", "reminders: [\(String(repeating: "{at: 08:00}, ", count: 101))]",
        ] {
            let error = #expect(throws: Mistakes.self) { try ReminderReader().read(text.utf8, file: "r") }
            #expect(error?.all.first?.wrong.hasPrefix("there are 101 ") == true)
        }
    }

    @Test(arguments: 0..<200)
    func `what is written is read back`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let rules = (0..<Int.random(in: 0...5, using: &random)).map { _ in
            var rule = RandomReminders.rule(&random)
            if case .every(let minutes, let window, _) = rule.when {
                rule.when = .every(minutes: minutes, between: window, active: Bool.random(using: &random))
            }
            let names = [nil, "easing-five", "a \"b\" \\ c", "#x: [y]\n", "夜", "off", " "]
            rule.routine = names.randomElement(using: &random) ?? nil
            if rule.routine == " " { rule.routine = nil }
            rule.speaks = [nil, true, false].randomElement(using: &random) ?? nil
            rule.unlessDone = [nil, 1, 2].randomElement(using: &random) ?? nil
            return rule
        }
        let text = ReminderWriter.text(rules, heading: "Ours.")
        #expect(try ReminderReader().read(text.utf8, file: "r").rules.map(\.rule) == rules, "\(text)")
    }

    @Test(arguments: 0..<1_000)
    func `a broken file gives mistakes with places, and never a crash`(seed: Int) {
        var random = SplitMix64(seed: seed)
        let bytes = BrokenReminders.make(&random)
        do {
            let reminders = try ReminderReader().read(bytes, file: "r")
            // What was read by luck can be used.
            let settings = ReminderSettings(configuration: reminders, added: WrittenReminders())
            let schedule = ReminderSchedule(settings, zone: .gmt)
            for firing in schedule.firings(after: Instant(seconds: 0)).prefix(3) {
                #expect(!schedule.isQuiet(at: firing.instant))
            }
        } catch {
            #expect(error.all.allSatisfy { $0.line > 0 && $0.column > 0 && !$0.wrong.isEmpty })
        }
    }

    @Test func `the configuration hands over every key that is read here`() {
        #expect(ConfigurationReader.keysOfOthers == ReminderReader.keys.names())
    }

    private static let anyRule = "expected a rule: at: \"08:00\", or every: 90 min with between: 09:00-17:30"
    private static let anyTime = "expected a time or a list of times: [\"08:00\", \"20:30\"]"
    private static let anyDay = "expected mon, tue, wed, thu, fri, sat or sun"

    private func rule(_ text: String) throws -> ReminderRule {
        let braced = text.hasPrefix("{") ? text : "{\(text)}"
        return try #require(try ReminderSettings(text: "reminders: [\(braced)]").rules.first)
    }

    private func times(_ minutes: Int...) throws -> [TimeOfDay] {
        try minutes.map { try #require(TimeOfDay(minute: $0)) }
    }

    private func window(_ start: Int, _ minutes: Int) throws -> TimeWindow {
        let start = try #require(TimeOfDay(minute: start))
        return try #require(TimeWindow(start: start, minutes: minutes))
    }
}
