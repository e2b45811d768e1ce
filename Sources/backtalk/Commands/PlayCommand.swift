import ArgumentParser
import Foundation
import Player
import Practice
import Scheduler

struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Speak a session, from here to its end.",
        discussion: "Keys: space pauses and goes on, q ends.")

    @OptionGroup var options: SessionOptions

    @Option(help: ArgumentHelp("Where it is heard: 'backtalk list devices' names them.", valueName: "pcm"))
    var device: String?

    @Option(help: ArgumentHelp("Silence that wakes a sleeping loudspeaker, 0 to 5000.", valueName: "ms"))
    var preroll: Int?

    func validate() throws {
        if let preroll, !Configuration.prerollRange.contains(preroll) {
            throw ValidationError("'--preroll' takes 0 to 5000 milliseconds, not \(preroll).")
        }
    }

    func run() throws {
        let signals = try SignalWatch()
        let preparation = try Preparation(options)
        let loop = try PollLoop()
        let screen = SessionScreen(
            terminal: Terminal.attached(), safety: Warnings.shown(isFirst: preparation.isFirstSession))
        let session = Session(setup(preparation), loop: loop, observe: { screen.show($0) })
        signals.watch(on: loop) { session.send($0) }
        let keyboard = Keyboard()
        keyboard?.watch(on: loop) { session.send($0) }
        let outcome = withExtendedLifetime((signals, keyboard)) { session.run() }
        screen.end(outcome)
        switch outcome.ending {
        case .finished: break
        case .stopped: throw EndOfSession(code: .interrupted)
        case .failed(let sentence): throw Complaint(sentence, .failed)
        }
    }

    private func setup(_ preparation: Preparation) -> Session.Setup {
        let configured = preparation.configuration
        return Session.Setup(
            device: (device ?? configured.device).map { .named($0) } ?? .standard,
            preroll: .milliseconds(Int64(preroll ?? configured.preroll ?? Settings.usualPreroll)),
            clips: preparation.sounds, prepare: { try preparation.timeline() })
    }
}
