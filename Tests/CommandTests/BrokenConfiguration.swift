import Seeded

/// Configurations with reminders, damaged by chance: most are wrong, and some are right by luck.
enum BrokenConfiguration {
    private static let sound = """
        level: steady
        reminders:
          - at: ["08:00", "20:30"]
            days: weekdays
            routine: easing-five
            unless-done: twice
          - every: 90 min
            between: 09:00-17:30
          - every: 2 h
            between: 22:00-02:00
            days: [mon, wed]
            speak: true
        quiet: 22:00-07:00
        gates: {music: off, do-not-disturb: on}

        """
    private static let pieces = [
        "at", "every", "- ", ": ", "[", "]", "{", "}", "off", "24:00", "99:99", "0 min",
        "99999999999999999999 h",
        "\"", "'", "\n", "\t", "&a ", "*a", "!!x ", "---\n", "~", "-07:00", "\u{0}", "\u{2028}", "\u{1B}[2J",
        "🌙",
    ]

    static func make(seed: Int) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        var bytes = Array(sound.utf8)
        bytes.damage(times: Int.random(in: 1...5, using: &random), with: pieces, using: &random)
        return bytes
    }
}
