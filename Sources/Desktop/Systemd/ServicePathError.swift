/// A path that cannot stand in the files by which systemd and the bus know a service: a line break in it would begin a line
/// of its own.
public struct ServicePathError: Error, Sendable, Hashable, CustomStringConvertible {
    /// With its control characters.
    public let path: String

    /// A sentence for the person, in which the control characters show.
    public var description: String {
        let shown = path.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control
                ? "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16) : String(scalar)
        }
        return
            "'\(shown.joined())' has a control character in its name, and systemd reads none; move it, and run this again."
    }
}
