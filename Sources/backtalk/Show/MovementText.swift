import Practice

extension Movement {
    /// The dose in a line: "20–30 s each side", "12–15 times: release (in-breath), tilt (out-breath)".
    var text: String {
        var text: String
        if isHold {
            text = phases[0].length.text
        } else {
            text = phases.map { "\($0.name) (\($0.length.text))" }.joined(separator: ", ")
        }
        switch repetitions {
        case .count(let range) where range == DoseRange(1): break
        case .count(let range): text = "\(range.text) times: \(text)"
        case .fill(let range): text = "\(text), for \(range.text) s"
        }
        switch pause {
        case nil: break
        case .seconds(let range): text += ", then \(range.text) s of letting go"
        case .breaths(let range): text += ", then \(range.breaths) of letting go"
        }
        switch sides {
        case .none: break
        case .each: text += ", each side, \(first.rawValue) first"
        case .alternating: text += ", side to side, \(first.rawValue) first"
        }
        if sets != DoseRange(1) { text += ", \(sets.text) sets with \(rest.text) s of rest between" }
        return text
    }
}

extension Length {
    fileprivate var text: String {
        switch self {
        case .seconds(let range): "\(range.text) s"
        case .breaths(let range): range.breaths
        case .inBreath: "in-breath"
        case .outBreath: "out-breath"
        }
    }
}

extension DoseRange<Int> {
    fileprivate var breaths: String { self == DoseRange(1) ? "1 breath" : "\(text) breaths" }
}

extension DoseRange where Value: CustomStringConvertible {
    fileprivate var text: String { low == high ? "\(low)" : "\(low)–\(high)" }
}
