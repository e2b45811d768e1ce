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
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = Int.random(in: place..<min(bytes.count, place + 20), using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes.removeSubrange(place...end)
            case 1: bytes.insert(contentsOf: bytes[place...end], at: place)
            case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 3: bytes.removeSubrange(place...)
            case 4, 5: bytes.insert(contentsOf: (words.randomElement(using: &random) ?? "").utf8, at: place)
            default: bytes.swapAt(place, end)
            }
        }
        return bytes
    }
}
