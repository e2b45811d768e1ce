import Seeded
import Testing

@testable import Text

/// What people are shown of a text, whoever wrote it.
@Suite struct PrintableTextTests {
    @Test(arguments: [
        ("\u{1B}[2J", #"\u{1B}[2J"#), ("a\u{0}b", #"a\u{0}b"#), ("\u{7F}", #"\u{7F}"#),
        ("\u{9B}2J", #"\u{9B}2J"#),
        ("\r", #"\u{D}"#), ("a\nb", #"a\u{A}b"#), ("a\r\nb", #"a\u{D}\u{A}b"#), ("a\tb", #"a\u{9}b"#),
        ("\u{85}", #"\u{85}"#), ("\u{2028}\u{2029}", #"\u{2028}\u{2029}"#),
        ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}", #"\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}"#),
        ("\u{2066}\u{2067}\u{2068}\u{2069}", #"\u{2066}\u{2067}\u{2068}\u{2069}"#),
        ("\u{200E}\u{200F}\u{61C}", #"\u{200E}\u{200F}\u{61C}"#),
        // What nobody sees, between letters that nobody joins.
        (
            "easing\u{200B}-\u{200C}f\u{200D}ive\u{2060}\u{FEFF}\u{AD}",
            #"easing\u{200B}-\u{200C}f\u{200D}ive\u{2060}\u{FEFF}\u{AD}"#
        ),
        ("a\u{FE0F}", #"a\u{FE0F}"#), ("\u{E000}\u{FE00}", #"\u{E000}\u{FE00}"#),
        ("❤️\u{FE0F}", #"❤️\u{FE0F}"#), ("x\u{E0101}", #"x\u{E0101}"#),
        ("\u{E0041}\u{E0042}", #"\u{E0041}\u{E0042}"#),
        ("\u{3164}\u{115F}\u{34F}", #"\u{3164}\u{115F}\u{34F}"#),
        ("\u{180E}\u{1D173}\u{FFF9}", #"\u{180E}\u{1D173}\u{FFF9}"#),
        // What no two people see alike.
        ("\u{E000}\u{F8FF}\u{10FFFD}", #"\u{E000}\u{F8FF}\u{10FFFD}"#),
        ("\u{378}", #"\u{378}"#),
        // A row of tags that is no region's flag is a text that nobody sees.
        (
            "🏴\u{E0068}\u{E0065}\u{E006C}\u{E006C}\u{E006F}\u{E0074}\u{E0068}\u{E007F}",
            #"🏴\u{E0068}\u{E0065}\u{E006C}\u{E006C}\u{E006F}\u{E0074}\u{E0068}\u{E007F}"#
        ),
    ])
    func `what a terminal would obey, or nobody sees, is shown by its number`(text: String, shown: String) {
        #expect(PrintableText(line: text).description == shown)
    }

    @Test(arguments: [
        "Easing five", "né “Straße” … −4 · 20–30 s", "ne\u{301}", "膝を抱える", "무릎", "ｱＡ", "\u{A0}\u{3000}",
        // Joiners and marks of real languages.
        "می\u{200C}خواهم", "क्\u{200D}ष", "ශ්\u{200D}රී", "ന്\u{200D}", "שָׁלוֹם", "ภาษาไทย", "ខ្មែរ", "ᠮᠣᠩᠭᠣᠯ",
        "ᠠ\u{180B}",
        // Emoji, alone, joined, coloured, and as they were asked for.
        "🧘", "🧘🏽‍♀️", "👩‍👩‍👧‍👦", "👁️‍🗨️", "❤️", "❤︎", "1️⃣", "🇩🇪", "🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
        "🏳️‍🌈",
        "葛\u{E0100}", "\u{FFFD}",
    ])
    func `what people write stays as it is`(text: String) {
        #expect(PrintableText(line: text).description == text)
        #expect(JSONText.printable(text) == text)
    }

    @Test(arguments: [0xFFFE, 0xFDD0, 0x1FFFF] as [UInt32])
    func `what is no character is shown by its number`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(
            PrintableText(line: String(scalar)).description
                == "\\u{\(String(value, radix: 16, uppercase: true))}")
    }

    @Test func `a literal is ours, and what is put into it is a stranger's`() {
        let name = "a\nb\u{1B}"
        let inner: PrintableText = "<\(name)>\n"
        let text: PrintableText = "\(name): \(1) \(inner)\n"
        #expect(text.description == "a\\u{A}b\\u{1B}: 1 <a\\u{A}b\\u{1B}>\n\n")
        #expect([text, text].joined(separator: "\t").description == "\(text)\t\(text)")
    }

    @Test func `a sentence keeps its words apart, and a text its lines`() {
        #expect(PrintableText(sentence: "a\nb\tc\r\nd\re\u{1B}").description == "a b c d e\\u{1B}")
        #expect(PrintableText(lines: "a\nb\r\nc\td\u{2028}").description == "a\nb\\u{D}\nc\\u{9}d\\u{2028}")
    }

    @Test func `marks of XML are written out, once they are clean`() {
        #expect(
            PrintableText(line: "<b a='\"'>&\u{1B}").markup == "&lt;b a='&quot;'&gt;&amp;\\u{1B}")
    }

    @Test(arguments: 0..<300)
    func `nothing gets through, nothing is lost, and twice is as once`(seed: Int) {
        var random = SplitMix64(seed: seed)
        var text = ""
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            let ranges: [ClosedRange<UInt32>] = [
                0...0xFF, 0x300...0x36F, 0x600...0x6FF, 0x2000...0x206F, 0xFE00...0xFE0F, 0x1F300...0x1F6FF,
                0xE0000...0xE01EF, 0...0x10FFFF,
            ]
            let range = ranges.randomElement(using: &random) ?? 0...0xFF
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
                text.unicodeScalars.append(scalar)
            }
        }
        for shown in [PrintableText(line: text), PrintableText(sentence: text), PrintableText(lines: text)] {
            let bad = shown.description.unicodeScalars.filter {
                $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value))
                    || [0x61C, 0x200B, 0x200E, 0x200F, 0xFEFF].contains($0.value)
                    || (0x2028...0x202E).contains($0.value) || (0x2060...0x206F).contains($0.value)
            }
            #expect(bad.isEmpty)
            #expect(PrintableText(lines: shown.description) == shown)
        }
        #expect(PrintableText(line: text).description.unicodeScalars.count >= text.unicodeScalars.count)
    }
}
