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

    /// The system's own words, to stand in brackets.
    public var reason: String {
        // The system's words are those of an old programmer.
        code == ENODEV ? "it is no file" : String(cString: strerror(code))
    }

    /// A sentence for the person.
    public var description: String {
        switch code {
        case EMFILE:
            "This program has as many files open as it may; allow it more with 'ulimit -n' (\(subject))."
        case ENFILE:
            "As many files are open as the system allows; end a program that holds many (\(subject))."
        case EAGAIN:
            "The system starts no more threads or programs for you; end some, or allow more with 'ulimit -u' (\(subject))."
        case ENOMEM: "The system has no memory left; end a program that takes much (\(subject))."
        default: "\(subject): \(reason)."
        }
    }
}
