import Documents

/// The keys of a dose, in the order in which they are listed to a person.
enum DoseKey: String, CaseIterable {
    case hold, phases
    case `repeat`, `for`
    case pause, sides, first, sets, rest

    static let names = allCases.map(\.rawValue)

    static let mostRepetitions = 1_000
    static let mostSets = 100
    static let mostPhases = 100

    /// What the key takes, as a mistake says it.
    var expected: String {
        switch self {
        case .hold: "expected a length: 20-30 s, 1 min or 3 breaths"
        case .phases: "expected a list of phases: [cow: in-breath, cat: out-breath]"
        case .repeat: "expected a count from 1 to \(Self.mostRepetitions): 12 or 12-15"
        case .for: "expected a time: 30 s or 1-2 min"
        case .pause: "expected a length: 5 s or 3 breaths, or none"
        case .sides: "expected \(MistakeLog.list(Sides.allCases.map(\.rawValue)))"
        case .first: "expected \(MistakeLog.list(Side.allCases.map(\.rawValue)))"
        case .sets: "expected a count from 1 to \(Self.mostSets): 3 or 1-3"
        case .rest: "expected a time: 30 s or 1-2 min"
        }
    }
}

extension YAMLMapping {
    func field(_ key: DoseKey) -> YAMLField? { field(key.rawValue) }
}
