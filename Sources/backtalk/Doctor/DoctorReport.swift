import Foundation
import Text

/// Everything that was found, as people and programs read it.
struct DoctorReport: Encodable {
    struct Row: Encodable {
        let check: String
        let verdict: String
        let what: String
        /// nil: there is nothing to do.
        let advice: String?
    }

    private(set) var isWell = true
    private(set) var findings: [Row] = []

    mutating func add(_ findings: [Finding], of check: String) {
        if findings.contains(where: { $0.verdict == .wrong }) { isWell = false }
        self.findings += findings.map {
            Row(check: check, verdict: $0.verdict.rawValue, what: $0.what, advice: $0.advice)
        }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return JSONText.printable(String(decoding: try encoder.encode(self), as: UTF8.self))
    }

    /// A line a finding: verdict, check, and what was found.
    static func text(_ findings: [Finding], of check: String) -> PrintableText {
        findings.map { "\($0.verdict.rawValue.padded(to: 8)) \(check.padded(to: 9)) \($0.sentence)\n" }
            .joined()
    }
}
