import Foundation

enum StandardOutput {
    /// - Throws: a `Complaint` where nobody takes the output.
    static func write(_ bytes: Data) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        } catch {
            throw Complaint("the output could not be written: \(error.localizedDescription)", .failed)
        }
    }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
}
