import Seeded
import Testing

@testable import backtalk

/// Text as a terminal shows it.
@Suite struct ScreenTextTests {
    @Test(arguments: [
        ("", 0), ("Now.", 4), ("né", 2), ("ne\u{301}", 2), ("“é”", 3), ("一二", 4), ("ｱ", 1), ("Ａ", 2),
        ("한", 2),
        ("🧘", 2), ("🧘🏽‍♀️", 2), ("🇩🇪", 2), ("❤️", 2), ("━─", 2), ("\u{200B}", 0), ("\u{7}", 0),
    ])
    func `a text takes the columns that a terminal gives it`(text: String, columns: Int) {
        #expect(text.columns == columns)
    }

    @Test(arguments: 0..<200)
    func `a text that is cut or wrapped is never wider than its room, and loses no word`(seed: Int) {
        var generator = SplitMix64(seed: seed)
        let words = ["a", "no", "stretch", "一二三", "🧘🏽‍♀️", "né", "Rindfleischetikettierung", "·"]
        let text = (0..<Int.random(in: 0...12, using: &generator))
            .map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
        let width = Int.random(in: 2...30, using: &generator)
        #expect(text.clipped(to: width, ellipsis: "…").columns <= width)
        #expect(text.columns > width || text.clipped(to: width, ellipsis: "…") == text)
        let lines = text.wrapped(to: width)
        #expect(lines.allSatisfy { $0.columns <= width && !$0.isEmpty })
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }

    @Test func `a locale with UTF-8 has Unicode, and any other ASCII`() {
        func glyphs(_ variables: [String: String]) -> Glyphs { Glyphs { variables[$0] } }
        #expect(glyphs(["LANG": "en_US.UTF-8"]) == .unicode)
        #expect(glyphs(["LC_ALL": "C.utf8", "LANG": "C"]) == .unicode)
        #expect(glyphs(["LC_ALL": "", "LC_CTYPE": "de_DE.UTF-8"]) == .unicode)
        #expect(glyphs(["LC_ALL": "C", "LANG": "en_US.UTF-8"]) == .ascii)
        #expect(glyphs(["LANG": "de_DE.ISO-8859-1"]) == .ascii)
        #expect(glyphs([:]) == .ascii)
    }

    @Test func `what ASCII has no letter for is written as near as it comes`() {
        #expect(Glyphs.ascii.text("“Über −4 · né… Straße”") == "\"Uber -4 - ne... Strasse\"")
        #expect(Glyphs.ascii.text("一") == "?")
        #expect(Glyphs.unicode.text("né 一 🧘🏽‍♀️") == "né 一 🧘🏽‍♀️")
    }

    @Test(arguments: Glyphs.allCases)
    func `no text can command the terminal`(glyphs: Glyphs) {
        for text in ["\u{1B}[2J", "\u{9B}2J", "a\nb", "a\u{2028}b", "\u{202E}abc", "\u{0}"] {
            let shown = glyphs.text(text)
            #expect(
                !shown.unicodeScalars.contains {
                    $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
                        || (0x2028...0x202E).contains($0.value)
                })
            // It is wider by what stands for the character, and that is counted.
            #expect(shown.columns == shown.count)
        }
    }
}
