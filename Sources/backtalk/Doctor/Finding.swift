/// What a check found, for the person who reads it.
struct Finding: Sendable, Hashable {
    enum Verdict: String, Sendable, Hashable, CaseIterable {
        case good
        /// It works, and something about it will surprise.
        case warning
        /// It does not work.
        case wrong
    }

    let verdict: Verdict
    /// A sentence without its full stop.
    let what: String
    /// What to do, as a clause; nil where there is nothing to do.
    let advice: String?

    static func good(_ what: String) -> Finding { Finding(verdict: .good, what: what, advice: nil) }

    static func warning(_ what: String, _ advice: String) -> Finding {
        Finding(verdict: .warning, what: what, advice: advice)
    }

    static func wrong(_ what: String, _ advice: String) -> Finding {
        Finding(verdict: .wrong, what: what, advice: advice)
    }

    /// Of an error of our rooms: a sentence with the next step after its semicolon or first full stop.
    static func wrong(_ error: any Error) -> Finding {
        let sentence = Complaint(error).sentence
        for mark in ["; ", ". "] {
            if let cut = sentence.firstRange(of: mark) {
                return .wrong(
                    String(sentence[..<cut.lowerBound]), Complaint.clause(String(sentence[cut.upperBound...]))
                )
            }
        }
        return Finding(verdict: .wrong, what: sentence, advice: nil)
    }

    /// In one line.
    var sentence: String {
        let text = advice.map { "\(what); \($0)" } ?? what
        return text.hasSuffix("?") ? text : "\(text)."
    }
}
