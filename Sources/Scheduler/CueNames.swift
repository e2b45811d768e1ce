extension Cue.Sound {
    /// The kind of the contract: speech, chime or breath.
    public var kind: String {
        switch self {
        case .speech: "speech"
        case .chime: "chime"
        case .breath: "breath"
        }
    }

    /// The role of the contract, within the kind.
    public var role: String {
        switch self {
        case .speech(let role, _): role.rawValue
        case .chime(let role): role.rawValue
        case .breath(let role): role.rawValue
        }
    }

    /// What is said; nil for what is no speech.
    public var text: String? {
        if case .speech(_, let text) = self { text } else { nil }
    }
}
