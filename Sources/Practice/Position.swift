/// How the body lies, sits or stands.
public enum Position: String, Sendable, Hashable, CaseIterable {
    case supine
    case prone
    case handsAndKnees = "hands-and-knees"
    case seated
    case kneeling
    case standing
}
