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
        for _ in 0..<Int.random(in: 1...5, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = Int.random(in: place..<min(bytes.count, place + 20), using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes.removeSubrange(place...end)
            case 1: bytes.insert(contentsOf: bytes[place...end], at: place)
            case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 3: bytes.removeSubrange(place...)
            case 4, 5:
                bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: place)
            default: bytes.swapAt(place, end)
            }
        }
        return bytes
    }
}
