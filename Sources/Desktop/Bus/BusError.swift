import Glibc

/// An error as the bus tells it: a name for programs, a sentence for people.
public struct BusError: Error, Sendable, Hashable, CustomStringConvertible {
    public var name: String
    public var message: String

    public init(_ name: String, _ message: String) {
        self.name = name
        self.message = message
    }

    /// What a call of libsystemd returned, negative or not.
    init(code: Int32) {
        name = "System.Error.\(abs(code))"
        message = String(cString: strerror(abs(code)))
    }

    public var description: String { message.isEmpty ? name : message }

    /// The system's error number, where the error comes from here and not from the bus.
    var number: Int32? {
        guard name.hasPrefix("System.Error.") else { return nil }
        return Int32(name.dropFirst("System.Error.".count))
    }

    /// Nobody has the name that was called, and nobody may be started for it.
    public var isNobodyThere: Bool {
        [Self.serviceUnknown, "org.freedesktop.DBus.Error.NameHasNoOwner"].contains(name)
    }

    /// There is no bus to ask on.
    public var isWithoutBus: Bool {
        [ENOENT, ECONNREFUSED, ENOMEDIUM, ECONNRESET, ENOTCONN].contains(number ?? 0)
    }

    /// No answer came in time.
    public var isLate: Bool {
        number == ETIMEDOUT
            || ["Timeout", "TimedOut", "NoReply"].contains { name == "org.freedesktop.DBus.Error.\($0)" }
    }

    /// Who was called went away before an answer came.
    var hasGone: Bool { isNobodyThere || name == Self.noAnswer.name }

    /// Nothing came in time from the one who was asked.
    static let noAnswer = BusError("org.freedesktop.DBus.Error.NoReply", "No answer came in time.")

    static let tooMuch = BusError(
        "org.freedesktop.DBus.Error.LimitsExceeded", "Too much was asked at once; try again in a moment.")

    static let serviceUnknown = "org.freedesktop.DBus.Error.ServiceUnknown"

    public static func invalidArguments(_ message: String) -> BusError {
        BusError("org.freedesktop.DBus.Error.InvalidArgs", message)
    }

    public static func notSupported(_ message: String) -> BusError {
        BusError("org.freedesktop.DBus.Error.NotSupported", message)
    }

    static func unknown(_ kind: Kind, _ name: String) -> BusError {
        BusError("org.freedesktop.DBus.Error.Unknown\(kind.rawValue)", "There is no \(kind.word) \(name).")
    }

    enum Kind: String {
        case object = "Object"
        case interface = "Interface"
        case method = "Method"
        case property = "Property"

        var word: String { rawValue.lowercased() }
    }

    static func readOnly(_ property: String) -> BusError {
        BusError("org.freedesktop.DBus.Error.PropertyReadOnly", "\(property) cannot be written.")
    }
}
