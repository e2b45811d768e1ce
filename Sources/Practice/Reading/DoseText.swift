import Documents

/// Reads lengths and counts as a person writes them: `20-30 s`, `20–30`, `1 min`, `2.5 sec`, `3 breaths`.
///
/// A range takes its unit from its end (`1-2 min`), or has one on both (`30 s - 1 min`); a bare number is
/// seconds. Every number stays small enough that no later sum can overflow.
struct DoseText {
    /// No dose is shorter: so a time to fill never holds millions of repetitions.
    static let shortest = Seconds(milliseconds: 100)
    static let longest = Seconds(12 * 60 * 60)
    static let mostBreaths = 1_000

    /// Why a text is no length or count; `expected` is nil where nothing better can be said than what the key
    /// takes.
    struct Unreadable: Error, Hashable {
        var wrong: String
        var expected: String?
        var nearest: String?
    }

    private let text: String
    private var rest: Substring.UnicodeScalarView

    private init(_ text: String) {
        self.text = text
        rest = text.lowercased()[...].unicodeScalars
        skipSpace()
    }

    static func length(_ text: String) throws(Unreadable) -> Length {
        var scan = DoseText(text)
        switch String(scan.rest).split(whereSeparator: \.isWhitespace).joined(separator: "-") {
        case "in-breath": return .inBreath
        case "out-breath": return .outBreath
        default: return try scan.length()
        }
    }

    static func count(_ text: String, maximum: Int) throws(Unreadable) -> DoseRange<Int> {
        var scan = DoseText(text)
        let low = try scan.number()
        let high = scan.dash() ? try scan.number() : low
        guard scan.rest.isEmpty else { throw scan.unreadable }
        return try scan.range(low, high, maximum: maximum, of: "")
    }

    private mutating func length() throws(Unreadable) -> Length {
        let low = try number()
        var lowUnit = try unit()
        var high = low
        var highUnit = lowUnit
        if dash() {
            high = try number()
            highUnit = try unit() ?? lowUnit
            lowUnit = lowUnit ?? highUnit
        }
        guard rest.isEmpty else { throw unreadable }
        switch (lowUnit, highUnit) {
        case (.breaths, .breaths):
            return .breaths(try range(low, high, maximum: Self.mostBreaths, of: " breaths"))
        case (.breaths, _), (_, .breaths):
            throw Unreadable(wrong: "\(quoted) mixes time and breaths", expected: "expected one of them")
        case (nil, _) where low.hasFraction || high.hasFraction:
            throw Unreadable(
                wrong: "\(quoted) has a fraction and no unit", expected: "expected a unit: 2.5 s or 1.5 min")
        default:
            let low = low.seconds(lowUnit)
            let high = high.seconds(highUnit)
            guard low >= Self.shortest else {
                throw Unreadable(
                    wrong: "\(quoted) is too short", expected: "expected at least \(Self.shortest) s")
            }
            guard low <= Self.longest, high <= Self.longest else {
                throw Unreadable(wrong: "\(quoted) is too long", expected: "expected at most 12 hours")
            }
            guard low <= high else { throw backwards }
            return .seconds(DoseRange(low, high))
        }
    }

    private func range(
        _ low: Number, _ high: Number, maximum: Int, of unit: String
    ) throws(Unreadable) -> DoseRange<Int> {
        guard !low.hasFraction, !high.hasFraction else {
            throw Unreadable(wrong: "\(quoted) is no whole number", expected: nil)
        }
        guard low.thousandths > 0 else {
            throw Unreadable(wrong: "\(quoted) is too little", expected: "expected at least 1")
        }
        let low = low.thousandths / 1_000
        let high = high.thousandths / 1_000
        guard low <= maximum, high <= maximum else {
            throw Unreadable(wrong: "\(quoted) is too much", expected: "expected at most \(maximum)\(unit)")
        }
        guard low <= high else { throw backwards }
        return DoseRange(Int(low), Int(high))
    }

    // MARK: Pieces

    private struct Number {
        var thousandths: Int64
        var hasFraction: Bool

        func seconds(_ unit: Unit?) -> Seconds {
            Seconds(milliseconds: unit == .minutes ? thousandths * 60 : thousandths)
        }
    }

    private enum Unit: Hashable {
        case seconds, minutes, breaths
    }

    private mutating func number() throws(Unreadable) -> Number {
        let isNegative = rest.first.map { "-−".unicodeScalars.contains($0) } ?? false
        if isNegative, let next = rest.dropFirst().first, isDigit(next) {
            throw Unreadable(wrong: "\(quoted) is negative", expected: nil)
        }
        let whole = digits()
        guard !whole.isEmpty else { throw unreadable }
        // Nine digits are too many for any dose, and few enough to calculate with.
        let value = whole.count <= 9 ? Int64(whole) ?? 0 : 1_000_000_000
        guard rest.first == "." else {
            skipSpace()
            return Number(thousandths: value * 1_000, hasFraction: false)
        }
        rest.removeFirst()
        let fraction = digits()
        guard !fraction.isEmpty else { throw unreadable }
        guard fraction.count <= 3 else {
            throw Unreadable(wrong: "\(quoted) has too many decimals", expected: "expected at most three")
        }
        let thousandths = Int64(fraction + String(repeating: "0", count: 3 - fraction.count)) ?? 0
        skipSpace()
        return Number(thousandths: value * 1_000 + thousandths, hasFraction: true)
    }

    /// nil where no unit is written.
    private mutating func unit() throws(Unreadable) -> Unit? {
        var word = ""
        while let letter = rest.first, letter.properties.isAlphabetic {
            word.unicodeScalars.append(letter)
            rest.removeFirst()
        }
        skipSpace()
        switch word {
        case "": return nil
        case "s", "sec", "secs", "second", "seconds": return .seconds
        case "min", "mins", "minute", "minutes": return .minutes
        case "breath", "breaths": return .breaths
        default:
            throw Unreadable(
                wrong: "unknown unit \(MistakeLog.quoted(word))", expected: "expected s, min or breaths",
                nearest: NearestName.of(word, among: ["seconds", "minutes", "breaths"]))
        }
    }

    private mutating func dash() -> Bool {
        guard let first = rest.first, "-–—−".unicodeScalars.contains(first) else { return false }
        rest.removeFirst()
        skipSpace()
        return true
    }

    private mutating func digits() -> String {
        var digits = ""
        while let digit = rest.first, isDigit(digit) {
            digits.unicodeScalars.append(digit)
            rest.removeFirst()
        }
        return digits
    }

    private mutating func skipSpace() {
        while let space = rest.first, space.properties.isWhitespace { rest.removeFirst() }
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private var quoted: String { MistakeLog.quoted(text) }
    private var unreadable: Unreadable { Unreadable(wrong: "found \(quoted)") }
    private var backwards: Unreadable {
        Unreadable(wrong: "\(quoted) runs backwards", expected: "expected the smaller number first")
    }
}
