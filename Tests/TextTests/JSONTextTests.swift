import Foundation
import Seeded
import Testing

@testable import Text

@Suite struct JSONTextTests {
    @Test(arguments: [
        ("a\"b\\c", #""a\"b\\c""#), ("\u{1B}\n\t", #""\u001B\n\u0009""#), ("\u{202E}x", #""\u202Ex""#),
        ("\u{9B}", #""\u009B""#), ("\u{E0041}", #""\uDB40\uDC41""#), ("né 🧘🏽‍♀️", "\"né 🧘🏽‍♀️\""),
    ])
    func `a text is quoted as JSON has it, and can be looked at`(text: String, quoted: String) {
        #expect(JSONText.quoted(text) == quoted)
    }

    @Test(arguments: 0..<200)
    func `what is read back is what was written`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        var text = ""
        for _ in 0..<Int.random(in: 0...30, using: &random) {
            let value = UInt32.random(in: 0...(Bool.random(using: &random) ? 0x10FFFF : 0xFF), using: &random)
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .prettyPrinted
        let whole = String(decoding: try encoder.encode([text: [text]]), as: UTF8.self)
        for document in ["{\(JSONText.quoted(text)): [\(JSONText.quoted(text))]}", JSONText.printable(whole)]
        {
            let read = try JSONDecoder().decode([String: [String]].self, from: Data(document.utf8))
            #expect(read == [text: [text]])
            #expect(
                !document.unicodeScalars.contains {
                    $0 != "\n" && $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
                })
        }
    }
}
