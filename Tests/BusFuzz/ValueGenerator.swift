import Desktop
import Seeded

/// Values at the limits of their types, and texts that nobody means well with; the same for the same seed.
struct ValueGenerator {
    var random: SplitMix64
    /// Texts that have a meaning to the one who is called.
    var words: [String]

    static let texts = [
        "", " ", "\u{1B}[2J\u{1B}]0;owned\u{7}", "\u{202E}gnp.exe", "\u{0}x", "a\nb\r\nc", "\u{FEFF}",
        "\u{FFFD}",
        "👩\u{200D}👧", "%s%n%x", "../../etc/passwd", "/etc/shadow", "file:'|id',raw", "hw:0,0",
        "{ type file }", "~",
        "$(id)", "'; drop table sessions; --", "-", "--help", "9999999999999999999999", "-0", "nan", "1e999",
        String(repeating: "a.", count: 500), String(repeating: "漢", count: 5_000),
        String(repeating: "x", count: 300_000),
    ]
    static let types = [
        "y", "b", "n", "q", "i", "u", "x", "t", "d", "s", "o", "g", "v", "as", "a{sv}", "aa{sv}", "ay",
        "(ib)",
        "a(sas)", "a{us}",
    ]

    mutating func pick<Element>(_ all: [Element]) -> Element {
        all[Int.random(in: 0..<all.count, using: &random)]
    }
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    mutating func text() -> String {
        // No text of D-Bus has a zero in it.
        (chance(50) ? pick(words) : pick(Self.texts)).filter { $0 != "\u{0}" }
    }

    private mutating func integer<Number: FixedWidthInteger>(_: Number.Type) -> Number {
        chance(70)
            ? pick([.min, .max, 0, 1, Number.max / 2, Number.min / 2])
            : .random(in: .min ... .max, using: &random)
    }

    /// A value of this type, which is one whole type of D-Bus.
    mutating func value(of type: String, depth: Int = 0) -> Value {
        switch type.first {
        case "y": .byte(integer(UInt8.self))
        case "b": .boolean(chance(50))
        case "n": .int16(integer(Int16.self))
        case "q": .uint16(integer(UInt16.self))
        case "i": .int32(integer(Int32.self))
        case "u": .uint32(integer(UInt32.self))
        case "x": .int64(integer(Int64.self))
        case "t": .uint64(integer(UInt64.self))
        case "d":
            .double(
                pick([
                    .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
                    .leastNonzeroMagnitude, 0, -0.0, 0.5, 1, 2, 1e18,
                ]))
        case "s": .string(text())
        case "o": .path(pick(["/", "/org/mpris/MediaPlayer2/TrackList/NoTrack", "/a/b_1"]))
        case "g": .signature(pick(["", "a{sv}", "(((((i)))))"]))
        case "a": array(of: String(type.dropFirst()), depth)
        case "(": .structure(parts(of: type).map { value(of: $0, depth: depth + 1) })
        case "{": entry(parts(of: type), depth)
        default: .variant(depth > 4 ? .boolean(true) : value(of: pick(Self.types), depth: depth + 1))
        }
    }

    private mutating func array(of element: String, _ depth: Int) -> Value {
        let most = depth > 1 ? 2 : chance(1) ? 2_000 : 5
        let count = Int.random(in: 0...most, using: &random)
        return .array(of: element, (0..<count).map { _ in value(of: element, depth: depth + 1) })
    }

    private mutating func entry(_ types: [String], _ depth: Int) -> Value {
        .entry(value(of: types[0], depth: depth + 1), value(of: types[1], depth: depth + 1))
    }

    /// The types within brackets, one each.
    private func parts(of type: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var open = 0
        for character in type.dropFirst().dropLast() {
            part.append(character)
            if "({".contains(character) { open += 1 }
            if ")}".contains(character) { open -= 1 }
            if open == 0, character != "a" {
                parts.append(part)
                part = ""
            }
        }
        return parts
    }
}
