import ArgumentParser
import Desktop

struct StartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Play a session in the background.",
        discussion: """
            The session plays in the daemon, which is started for it where 'backtalk install-service' was run. 'backtalk \
            pause', 'next', 'stop' and their like steer it, and so do media keys.
            """)

    @Argument(help: SessionOptions.routineHelp)
    var routine: String?

    @OptionGroup var options: PlayOptions

    func run() throws {
        let request = options.request(routine)
        let directories = Directories()
        let table = try request.table(directories: directories)
        do {
            try RemoteSession().start(table)
        } catch {
            // What the daemon tells no stranger, the person is told here.
            if error.name == RemoteSession.Refusal.wrongInput { try Self.check(request, directories) }
            if error.isNobodyThere || error.isWithoutBus {
                throw Complaint(
                    "the daemon is not running; run 'backtalk install-service' once, or play here with 'backtalk play'",
                    .failed)
            }
            throw RemoteControl.complaint(error)
        }
    }

    /// - Throws: what is wrong, as `play` says it.
    private static func check(_ request: SessionRequest, _ directories: Directories) throws {
        let preparation = try Preparation(request, directories: directories)
        if request.device == nil { _ = try preparation.configuredPCM() }
    }
}
