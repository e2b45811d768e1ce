import Testing

@testable import Practice

@Suite struct DoseTextTests {
    @Test(arguments: [
        ("20-30 s", 20_000, 30_000), ("20-30", 20_000, 30_000), ("20", 20_000, 20_000),
        ("20s", 20_000, 20_000), ("20 - 30 s", 20_000, 30_000), ("20–30 s", 20_000, 30_000),
        ("20—30s", 20_000, 30_000), ("90 s", 90_000, 90_000), ("1 min", 60_000, 60_000),
        ("1-2 min", 60_000, 120_000), ("1.5 min", 90_000, 90_000), ("2.5 s", 2_500, 2_500),
        ("0.125-2.5 s", 125, 2_500), ("30 sec", 30_000, 30_000), ("30 Seconds", 30_000, 30_000),
        ("2 minutes", 120_000, 120_000), ("30 s - 1 min", 30_000, 60_000), (" 7  s ", 7_000, 7_000),
        ("20\u{A0}s", 20_000, 20_000), ("12-12 s", 12_000, 12_000), ("720 min", 43_200_000, 43_200_000),
        ("0.1 s", 100, 100), ("007", 7_000, 7_000), ("30 s - 60", 30_000, 60_000),
    ])
    func `a length in time has many spellings`(text: String, low: Int64, high: Int64) throws {
        let range = DoseRange(Seconds(milliseconds: low), Seconds(milliseconds: high))
        #expect(try DoseText.length(text) == .seconds(range))
    }

    @Test(arguments: [("1 breath", 1, 1), ("3 breaths", 3, 3), ("1-2 breaths", 1, 2), ("2–4breaths", 2, 4)])
    func `a length in breaths is a whole number of them`(text: String, low: Int, high: Int) throws {
        #expect(try DoseText.length(text) == .breaths(DoseRange(low, high)))
    }

    @Test func `a length may be half a breath`() throws {
        #expect(try DoseText.length("in-breath") == .inBreath)
        #expect(try DoseText.length(" Out-breath ") == .outBreath)
        #expect(try DoseText.length("in breath") == .inBreath)
    }

    @Test(arguments: [("12", 12, 12), ("12-15", 12, 15), ("1 – 3", 1, 3), ("1000", 1_000, 1_000)])
    func `a count is a number or a range`(text: String, low: Int, high: Int) throws {
        #expect(try DoseText.count(text, maximum: 1_000) == DoseRange(low, high))
    }

    @Test(
        arguments: [
            ("", "found ''", nil, nil),
            ("soon", "found 'soon'", nil, nil),
            ("s", "found 's'", nil, nil),
            ("5 s s", "found '5 s s'", nil, nil),
            ("5. s", "found '5. s'", nil, nil),
            ("2,5 s", "found '2,5 s'", nil, nil),
            ("1-2-3 s", "found '1-2-3 s'", nil, nil),
            ("٣ s", "found '٣ s'", nil, nil),
            ("1e3 s", "unknown unit 'e'", "expected s, min or breaths", nil),
            ("5 secnds", "unknown unit 'secnds'", "expected s, min or breaths", "seconds"),
            ("5 hours", "unknown unit 'hours'", "expected s, min or breaths", nil),
            ("3 breadths", "unknown unit 'breadths'", "expected s, min or breaths", "breaths"),
            ("0", "'0' is too short", "expected at least 0.1 s", nil),
            ("0 s", "'0 s' is too short", "expected at least 0.1 s", nil),
            ("0.05 s", "'0.05 s' is too short", "expected at least 0.1 s", nil),
            ("-5 s", "'-5 s' is negative", nil, nil),
            ("5--6 s", "'5--6 s' is negative", nil, nil),
            ("30-20 s", "'30-20 s' runs backwards", "expected the smaller number first", nil),
            ("3-2 breaths", "'3-2 breaths' runs backwards", "expected the smaller number first", nil),
            ("2.5", "'2.5' has a fraction and no unit", "expected a unit: 2.5 s or 1.5 min", nil),
            ("2-2.5", "'2-2.5' has a fraction and no unit", "expected a unit: 2.5 s or 1.5 min", nil),
            ("2.5001 s", "'2.5001 s' has too many decimals", "expected at most three", nil),
            ("1.5 breaths", "'1.5 breaths' is no whole number", nil, nil),
            ("0 breaths", "'0 breaths' is too little", "expected at least 1", nil),
            ("1001 breaths", "'1001 breaths' is too much", "expected at most 1000 breaths", nil),
            ("721 min", "'721 min' is too long", "expected at most 12 hours", nil),
            ("43200.001 s", "'43200.001 s' is too long", "expected at most 12 hours", nil),
            (
                "99999999999999999999999999 min", "'99999999999999999999999999 min' is too long",
                "expected at most 12 hours", nil
            ),
            ("30 s - 3 breaths", "'30 s - 3 breaths' mixes time and breaths", "expected one of them", nil),
        ] as [(String, String, String?, String?)])
    func `a length that cannot be is refused in words`(
        text: String, wrong: String, expected: String?, nearest: String?
    ) {
        #expect(throws: DoseText.Unreadable(wrong: wrong, expected: expected, nearest: nearest)) {
            try DoseText.length(text)
        }
    }

    @Test(
        arguments: [
            ("many", "found 'many'", nil), ("3 times", "found '3 times'", nil),
            ("2.5", "'2.5' is no whole number", nil), ("0", "'0' is too little", "expected at least 1"),
            ("0-3", "'0-3' is too little", "expected at least 1"), ("-3", "'-3' is negative", nil),
            ("101", "'101' is too much", "expected at most 100"),
            ("99999999999999999999", "'99999999999999999999' is too much", "expected at most 100"),
            ("3-1", "'3-1' runs backwards", "expected the smaller number first"),
        ] as [(String, String, String?)])
    func `a count that cannot be is refused in words`(text: String, wrong: String, expected: String?) {
        #expect(throws: DoseText.Unreadable(wrong: wrong, expected: expected)) {
            try DoseText.count(text, maximum: 100)
        }
    }
}
