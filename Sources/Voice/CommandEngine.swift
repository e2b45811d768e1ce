/// A program that speaks: it gets the text on its standard input and writes a sound file to its standard output.
public struct CommandEngine: Sendable, Hashable {
    /// The program, by its path or as the PATH finds it, and what it is given: no shell reads it.
    public let arguments: [String]
    /// Seconds for one sentence, from the start of the program to its end.
    public let timeLimit: Int

    /// Seconds; enough for a neural voice that loads its model anew for each sentence.
    public static let usualTimeLimit = 20

    /// Names of variables that it needs besides those that every engine gets.
    public let environment: [String]

    public init(
        arguments: [String], timeLimit: Int = CommandEngine.usualTimeLimit, environment: [String] = []
    ) {
        self.arguments = arguments
        self.timeLimit = timeLimit
        self.environment = environment
    }
}
