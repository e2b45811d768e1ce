import Foundation

/// What came of a command.
struct Run: Sendable {
    /// nil where a signal ended it, or it did not end in time.
    let code: Int32?
    /// On a terminal: the errors too.
    let output: Data
    let errors: String
    /// From its start to its end, in seconds.
    let seconds: Double
    /// From the last signal or key that it was sent to its end, in seconds.
    let secondsAfterLast: Double

    var text: String { String(decoding: output, as: UTF8.self) }
}

/// How a command left its terminal.
struct TerminalAfter: Sendable {
    let screen: EmulatedScreen
    /// Lines are edited and keys are shown.
    let isUsual: Bool
}

extension Workshop {
    /// Runs the program to its end.
    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Run {
        try await run(arguments, environment: environment)
    }

    /// - Parameters:
    ///   - deadline: in seconds; then it is ended.
    ///   - act: what is done to it while it runs.
    func run(
        _ arguments: [String], environment: [String: String] = [:], deadline: Double = 60,
        act: @escaping @Sendable (Running) -> Void = { _ in }
    ) async throws -> Run {
        try await Self.onThread {
            let running = try Running(
                Self.program, arguments, environment: environment, terminal: nil, in: self)
            act(running)
            return try running.finish(within: deadline)
        }
    }

    /// Runs a line of sh, in which `$0` is the program.
    func shell(_ line: String, act: @escaping @Sendable (Running) -> Void = { _ in }) async throws -> Run {
        try await Self.onThread {
            let running = try Running(
                "/bin/sh", ["-c", line, Self.program], environment: [:], terminal: nil, in: self)
            act(running)
            return try running.finish(within: 60)
        }
    }

    /// Runs the program on a terminal.
    func runOnTerminal(
        _ arguments: String..., environment: [String: String] = ["TERM": "xterm"], columns: Int = 80,
        rows: Int = 24,
        act: @escaping @Sendable (Running, PseudoTerminal) -> Void = { _, _ in }
    ) async throws -> (run: Run, terminal: TerminalAfter) {
        try await runOnTerminal(
            arguments, environment: environment, columns: columns, rows: rows, act: act)
    }

    func runOnTerminal(
        _ arguments: [String], environment: [String: String], columns: Int = 80, rows: Int = 24,
        act: @escaping @Sendable (Running, PseudoTerminal) -> Void
    ) async throws -> (run: Run, terminal: TerminalAfter) {
        try await onTerminal(
            Self.program, arguments, environment: environment, columns: columns, rows: rows, act: act)
    }

    /// Runs a command on a terminal; also tells how the terminal was left.
    func onTerminal(
        _ path: String, _ arguments: [String], environment: [String: String] = ["TERM": "xterm"],
        columns: Int = 80, rows: Int = 24, act: @escaping @Sendable (Running, PseudoTerminal) -> Void
    ) async throws -> (run: Run, terminal: TerminalAfter) {
        try await Self.onThread {
            let terminal = try PseudoTerminal(columns: columns, rows: rows)
            let running = try Running(
                path, arguments, environment: environment, terminal: terminal, in: self)
            act(running, terminal)
            let run = try running.finish(within: 60)
            return (run, TerminalAfter(screen: terminal.screen, isUsual: terminal.isUsual))
        }
    }

    /// On a thread of its own: those of other tests may be busy, and the times that are measured shall not tell of it.
    private static func onThread<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                // Nor shall they tell of each other.
                places.wait()
                defer { places.signal() }
                continuation.resume(with: Swift.Result(catching: body))
            }
        }
    }

    /// How many commands run at once; those that play are idle for most of their time, and a thousand to be killed do nothing
    /// else.
    private static let places = DispatchSemaphore(
        value: ProcessInfo.processInfo.environment["BACKTALK_KILLS"] == nil ? 4 : 16)
}
