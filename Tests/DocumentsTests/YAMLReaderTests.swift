import Testing

@testable import Documents

@Suite struct YAMLReaderTests {
    @Test func `every value knows its line and column`() throws {
        let tree = try read("a: 1\nb:\n  - x\n  - 'y'\n  - é: \"z\"\nc:\n")
        let mapping = try #require(tree.mapping)
        #expect(mapping.fields.map(\.key) == ["a", "b", "c"])
        #expect(mapping.fields.map(\.place) == [place(1, 1), place(2, 1), place(6, 1)])
        #expect(mapping["a"] == YAMLValue(.text("1", quoted: false), at: place(1, 4)))
        let items = try #require(mapping["b"]?.sequence)
        #expect(items.map(\.place) == [place(3, 5), place(4, 5), place(5, 5)])
        #expect(items[1].content == .text("y", quoted: true))
        #expect(items[2].mapping?["é"]?.place == place(5, 8))
        #expect(mapping["c"]?.isMissing == true)
        #expect(mapping["c"]?.place == place(6, 1))
    }

    @Test(arguments: [
        ("", "f:1:1: the file is empty; expected at least one key and its value"),
        ("# nothing\n", "f:1:1: the file is empty; expected at least one key and its value"),
        ("a: &x 1", "f:1:4: an anchor (&) may not be used; expected a value written out"),
        ("a: *x", "f:1:4: an alias (*) may not be used; expected a value written out"),
        ("a: !!str 1", "f:1:4: a tag (!) may not be used; expected a value alone"),
        ("a: 1\n---\nb: 2", "f:2:1: a second document begins here; expected one document a file"),
        ("a: 1\nb: 2\na: 3", "f:3:1: the key 'a' is there twice; expected it once (it stands in line 1)"),
        ("[a]: 1", "f:1:1: a key is no list and no mapping; expected a word as the key"),
        (
            "a: \u{1B}[2J",
            "f:1:4: the character U+001B may not be used; expected text without control characters"
        ),
        (
            "a: b\u{2028}",
            "f:1:5: the character U+2028 may not be used; expected text without control characters"
        ),
        ("a: \"x\nb: 1\n", "f:1:4: the quote that opens here is never closed; expected a closing quote"),
        ("a: [1, 2\n\n", "f:1:9: this does not belong to the list; expected a comma or ']'"),
        (
            "say: Note: this",
            "f:1:10: a colon is not possible here; expected a key alone in its line, or quotes round a text with a "
                + "colon in it"
        ),
        (
            "a:\n\tb: 1",
            "f:2:1: this character cannot begin a value; expected spaces, not tabs, before a key, or quotes round "
                + "a text"
        ),
    ])
    func `what a settings file has no use for is refused where it stands`(text: String, mistake: String) {
        var log = MistakeLog(file: "f")
        _ = YAMLReader().read(text.utf8, &log)
        #expect(log.mistakes.map(\.description) == [mistake])
    }

    @Test func `a file that is too large, or not UTF-8, is refused`() {
        var log = MistakeLog(file: "f")
        #expect(YAMLReader(maximumBytes: 4).read("a: 12".utf8, &log) == nil)
        #expect(YAMLReader().read([0x61, 0x3A, 0x20, 0x0A, 0x62, 0xFF], &log) == nil)
        #expect(
            log.mistakes.map(\.description) == [
                "f:1:1: the file has 5 bytes; expected at most 4",
                "f:2:2: the file is not valid UTF-8 here; expected a text file in UTF-8",
            ])
    }

    @Test func `a byte order mark and CRLF change no place`() throws {
        let tree = try read("\u{FEFF}a: 1\r\nb: 2\r\n")
        #expect(tree.mapping?.fields.map(\.place) == [place(1, 1), place(2, 1)])
        #expect(tree.mapping?["b"]?.content == .text("2", quoted: false))
    }

    @Test(arguments: ["[", "{", "- ", "? ", "[{", "{a: ", "- ? ", "!a ", "&a ", "\"a", "a: ", "a:\n", "%"])
    func `a quarter megabyte of nesting is a mistake and not an overflow`(piece: String) {
        var log = MistakeLog(file: "f")
        let text = String(repeating: piece, count: 250_000 / piece.utf8.count)
        _ = YAMLReader().read(text.utf8, &log)
        #expect(log.mistakes.count > 0)
    }

    @Test func `nesting is possible to its limit and no deeper`() {
        for (depth, mistakes) in [(32, 0), (33, 1)] {
            var log = MistakeLog(file: "f")
            let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            _ = YAMLReader().read(text.utf8, &log)
            #expect(log.mistakes.count == mistakes)
        }
    }

    private func read(_ text: String) throws -> YAMLValue {
        var log = MistakeLog(file: "f")
        let tree = YAMLReader().read(text.utf8, &log)
        #expect(log.mistakes == [])
        return try #require(tree)
    }

    private func place(_ line: Int, _ column: Int) -> TextPlace { TextPlace(line: line, column: column) }
}

extension YAMLValue {
    var mapping: YAMLMapping? {
        guard case .mapping(let mapping) = content else { return nil }
        return mapping
    }
    var sequence: [YAMLValue]? {
        guard case .sequence(let values) = content else { return nil }
        return values
    }
}
