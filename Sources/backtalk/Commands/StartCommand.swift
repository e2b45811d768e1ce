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
        do {
            try RemoteSession().start(StartRequest.table(routine, options))
        } catch {
            if error.isNobodyThere || error.isWithoutBus {
                throw Complaint(
                    "the daemon is not running; run 'backtalk install-service' once, or play here with 'backtalk play'",
                    .failed)
            }
            throw RemoteControl.complaint(error)
        }
    }
}
