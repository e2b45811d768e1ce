import Foundation

/// How long tests wait for what other processes and threads do.
public enum Patience {
    /// What did not come about in time, as a sentence.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// Seconds: what takes longer hangs. A machine that is busy with other tests is not taken for that.
    private static let limit = 120.0

    /// Looks every few milliseconds, until something is true.
    ///
    /// - Throws: `Failure` with the sentence `failure`, and what `isTrue` throws.
    public static func wait(_ failure: String, until isTrue: () throws -> Bool) throws {
        let deadline = Date(timeIntervalSinceNow: limit)
        while try !isTrue() {
            if Date() > deadline { throw Failure(description: failure) }
            usleep(2_000)
        }
    }
}
