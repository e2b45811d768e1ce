import Seeded
import Testing

@testable import Speech

@Suite struct SpokenTextTests {
    @Test func `ordinary words stay as they are`() {
        let text = "Stop wherever it feels easy, at 20–30 % of “full”; naïve café, Übung, здесь."
        #expect(SpokenText.clean(text) == text)
    }

    @Test(arguments: [
        ("  Breathe \t\n out.\r\n", "Breathe out."), ("a\u{A0}b\u{2003}c\u{2028}d\u{85}e", "a b c d e"),
        ("one\u{202E}two\u{2066}three\u{200F}", "onetwothree"),
        ("zero\u{200B}width\u{FEFF}\u{2060}", "zerowidth"),
        ("\u{1}40S hello", "40S hello"), ("a\u{0}b\u{1B}[31mc\u{7F}", "ab[31mc"),
        ("soft\u{AD}hyphen", "softhyphen"),
        ("\u{E000}a\u{F8FF}\u{10FFFD}", "a"), ("a\u{378}b", "ab"), ("e\u{301} stays", "e\u{301} stays"),
        ("cat\u{FE0F}\u{E0041}", "cat"), ("\u{1}\u{200B} \n", ""), ("", ""),
    ])
    func `what is not there to be spoken is left out`(text: String, cleaned: String) {
        #expect(Array(SpokenText.clean(text).unicodeScalars) == Array(cleaned.unicodeScalars))
    }

    @Test(arguments: 0..<200)
    func `cleaned text is clean for good and has no white space but single spaces`(seed: Int) {
        var random = SplitMix64(seed: seed)
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<60, using: &random) {
            let range: ClosedRange<UInt32> =
                [0...0x20, 0...0x7F, 0x80...0x2FFF, 0...0x10FFFF].randomElement(using: &random) ?? 0...0
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
                scalars.append(scalar)
            }
        }
        let once = SpokenText.clean(String(scalars))
        #expect(Array(SpokenText.clean(once).unicodeScalars) == Array(once.unicodeScalars))
        #expect(!once.hasPrefix(" ") && !once.hasSuffix(" ") && !once.contains("  "))
        #expect(once.unicodeScalars.allSatisfy { $0 == " " || !$0.properties.isWhitespace })
        #expect(
            once.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.properties.generalCategory != .control })
    }
}
