import Glibc

/// A call of the system that failed.
public struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The errno, positive.
    public var code: Int32
    /// The call, or the file it was about.
    public var subject: String

    public init(_ code: Int32, _ subject: String) {
        self.code = abs(code)
        self.subject = subject
    }

    public var description: String { "\(subject): \(String(cString: strerror(code)))" }
}
