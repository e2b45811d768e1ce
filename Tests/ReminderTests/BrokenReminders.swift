import Seeded

/// Files about reminders, damaged by chance.
enum BrokenReminders {
    private static let sound = """
        reminders:
          - at: ["08:00", "20:30"]
            days: weekdays
            routine: easing-five
            unless-done: twice
          - every: 90 min
            between: 09:00-17:30
            active: true
            speak: true
          - every: 2 h
            between: 22:00-02:00
            days: [mon, wed]
        quiet: 22:00-07:00
        gates: {music: off, do-not-disturb: on}

        """
    private static let words = [
        "at", "every", "-", ":", "[", "]", "{", "}", "off", "24:00", "99:99", "0 min", "9999999999 h", "\"",
        "'", "\n",
        "\t", "&a ", "*a", "!!x ", "---", "~", "2", "-07:00", "\u{0}", "\u{2028}", "🌙",
    ]

    static func make(_ random: inout SplitMix64) -> [UInt8] {
        var bytes = Array(sound.utf8)
        bytes.damage(times: Int.random(in: 1...6, using: &random), with: words, using: &random)
        return bytes
    }
}
