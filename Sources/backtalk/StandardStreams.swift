import Documents
import Glibc
import Text

/// The two streams on which people are told something. All of it goes through here, and nothing else writes to them: what
/// is written is text that was cleaned, or a picture made of such text.
enum StandardStreams {
    /// Puts something in the place of a standard stream that the caller closed: a file that is opened later would take
    /// its number, and what is printed would end in that file.
    ///
    /// What stands in refuses what the stream is for, so that lost output is told.
    static func reserve() {
        for (stream, mode) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ]
        where fcntl(stream, F_GETFD) == -1 {
            // The lowest free number is this one: those below are taken.
            _ = open("/dev/null", mode)
        }
    }

    /// Writes all of `text`; returns the error number of what hindered it, or 0.
    fileprivate static func write(_ text: String, to stream: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let written = Glibc.write(stream, rest.baseAddress, rest.count)
                if written >= 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest[written...])
                } else if errno == EAGAIN {
                    // Another program left the terminal non-blocking.
                    var descriptor = pollfd(fd: stream, events: Int16(POLLOUT), revents: 0)
                    poll(&descriptor, 1, -1)
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }
}

enum StandardOutput {
    /// - Throws: a `Complaint` where nobody takes the output.
    static func write(_ text: PrintableText) throws {
        let problem = StandardStreams.write(text.description, to: STDOUT_FILENO)
        guard problem != 0 else { return }
        throw Complaint(
            "the output could not be written (\(FailureReason.of(errno: problem))); send it elsewhere",
            .failed)
    }

    /// Writes what goes with a session: nothing is lost for the ears where it cannot be seen.
    static func put(_ text: PrintableText) {
        if !text.isEmpty { _ = StandardStreams.write(text.description, to: STDOUT_FILENO) }
    }

    /// Draws on the terminal.
    static func draw(_ picture: ScreenPicture) {
        if !picture.bytes.isEmpty { _ = StandardStreams.write(picture.bytes, to: STDOUT_FILENO) }
    }
}

enum StandardError {
    /// There is nobody left to tell where this cannot be written.
    static func write(_ text: PrintableText) {
        _ = StandardStreams.write(text.description, to: STDERR_FILENO)
    }

    /// A line for each.
    static func write(_ mistakes: Mistakes) { for mistake in mistakes.all { write("\(mistake)\n") } }

    /// A sentence that goes with a command, and does not end it.
    static func tell(_ sentence: String) { write("backtalk: \(Complaint.clause(sentence))\n") }
}
