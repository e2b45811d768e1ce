import Practice

/// Reads times of day, windows and lengths as a person writes them: `08:00`, `9:00 - 17:30`, `90 min`, `2h`.
struct TimeText {
    private var rest: Substring.UnicodeScalarView

    private init(_ text: String) {
        rest = text[...].unicodeScalars
        skipSpace()
    }

    /// `08:00` or `8:00`; nil where it is no time of day.
    static func time(_ text: String) -> TimeOfDay? {
        var scan = TimeText(text)
        guard let minute = scan.minute(), scan.rest.isEmpty else { return nil }
        return TimeOfDay(minute: minute)
    }

    /// `09:00-17:30`; the end may be 24:00.
    enum Window: Hashable {
        case window(TimeWindow)
        /// It begins and ends at the same time.
        case empty
        case unreadable
    }

    static func window(_ text: String) -> Window {
        var scan = TimeText(text)
        guard let first = scan.minute(), let start = TimeOfDay(minute: first), scan.dash(),
            let end = scan.minute(), scan.rest.isEmpty
        else { return .unreadable }
        let minutes = end > start.minute ? end - start.minute : end + TimeOfDay.minutesOfDay - start.minute
        guard end != start.minute, let window = TimeWindow(start: start, minutes: minutes) else {
            return .empty
        }
        return .window(window)
    }

    /// In minutes: `90 min`, `90m`, `2 h`, `1 h 30 min`; nil where it is no length of time. Never more than a million.
    static func minutes(_ text: String) -> Int? {
        var scan = TimeText(text.lowercased())
        guard let first = scan.number(4), let unit = scan.unit() else { return nil }
        var minutes = first * unit
        if unit == 60, !scan.rest.isEmpty {
            guard let more = scan.number(4), scan.unit() == 1 else { return nil }
            minutes += more
        }
        return scan.rest.isEmpty ? minutes : nil
    }

    /// Since midnight, 0 to 1440.
    private mutating func minute() -> Int? {
        guard let hour = number(2), rest.first == ":" else { return nil }
        rest.removeFirst()
        guard rest.prefix(2).count(where: Self.isDigit) == 2, let minute = number(2), minute < 60 else {
            return nil
        }
        let all = hour * 60 + minute
        return all <= TimeOfDay.minutesOfDay ? all : nil
    }

    /// Of at most so many digits.
    private mutating func number(_ most: Int) -> Int? {
        var value = 0
        var count = 0
        while let digit = rest.first, Self.isDigit(digit) {
            guard count < most else { return nil }
            value = value * 10 + Int(digit.value - 48)
            count += 1
            rest.removeFirst()
        }
        guard count > 0 else { return nil }
        if rest.first != ":" { skipSpace() }
        return value
    }

    /// How many minutes it has.
    private mutating func unit() -> Int? {
        var word = ""
        while let letter = rest.first, letter.properties.isAlphabetic {
            word.unicodeScalars.append(letter)
            rest.removeFirst()
        }
        skipSpace()
        switch word {
        case "m", "min", "mins", "minute", "minutes": return 1
        case "h", "hour", "hours": return 60
        default: return nil
        }
    }

    private mutating func dash() -> Bool {
        guard let first = rest.first, "-–—−".unicodeScalars.contains(first) else { return false }
        rest.removeFirst()
        skipSpace()
        return true
    }

    private mutating func skipSpace() {
        while let space = rest.first, space.properties.isWhitespace { rest.removeFirst() }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
