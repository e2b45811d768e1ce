import Audio
import Practice

/// An option of a session that is begun over the bus: whoever calls may be anybody, so that each is one of a list, a number
/// within its range, or what the caller has opened themselves. Nothing is a path, and nothing is opened by its name but what
/// the person has installed.
enum StartOption: String, CaseIterable, Sendable {
    case routine, voice, level, talk, breath, pace, from, music, device, preroll, resume

    /// The types that it may have, as D-Bus writes them.
    var types: [String] {
        switch self {
        case .routine: ["s", "h"]
        case .music: ["s", "h", "(has)"]
        case .preroll: ["i", "u", "x", "s"]
        case .resume: ["b"]
        case .voice, .level, .talk, .breath, .pace, .from, .device: ["s"]
        }
    }

    /// What it may be, as a person reads it after "'voice' is not ". The same whatever was given: it tells nobody what is there.
    var meaning: String {
        switch self {
        case .routine: "the name of a routine of 'backtalk list routines', nor a file opened for reading"
        case .voice: "the name of a voice of 'backtalk list voices'"
        case .level: Self.oneOf(Level.allCases.map(\.rawValue))
        case .talk: Self.oneOf(Talk.allCases.map(\.rawValue))
        case .breath: "off or a pattern such as 5-5, 4-6 or 4-7-8"
        case .pace: Self.oneOf(Pace.allCases.map(\.rawValue))
        case .from: "a pose of the routine"
        case .music:
            Self.oneOf(Scene.allCases.map(\.rawValue) + ["off"])
                + ", nor a file or a folder opened for reading, nor one with the names of files in it"
        case .device: "the name of a device of 'backtalk list devices --all'"
        case .preroll:
            "a number of milliseconds from \(Configuration.prerollRange.lowerBound) to \(Configuration.prerollRange.upperBound)"
        case .resume: "true or false"
        }
    }

    /// All that is said of a value that it may not have.
    var refusal: Complaint { Complaint("'\(rawValue)' is not \(meaning)") }

    /// What is said of an option that there is not.
    static let unknown = Complaint(
        "a session has no such option; it has \(allCases.map(\.rawValue).joined(separator: ", "))")

    private static func oneOf(_ names: [String]) -> String {
        names.dropLast().joined(separator: ", ") + " or \(names.last ?? "")"
    }
}
