import ArgumentParser
import Desktop
import Foundation
import Player
import Practice
import Scheduler

struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Play a spoken session.",
        discussion: """
            Keys: space pauses and goes on, q or Ctrl-C ends.

            Without a routine it plays the one of your ~/.config/backtalk/config.yaml, at first easing-five. What you \
            always want can stand there too: routine, level, talk, breath, pace, voice, device and preroll.
            """)

    @Argument(help: SessionOptions.routineHelp)
    var routine: String?

    @OptionGroup var options: PlayOptions

    func run() throws {
        let signals = try SignalWatch()
        let preparation = try Preparation(routine, options.session)
        let loop = try PollLoop()
        let screen = SessionScreen(
            terminal: Terminal.attached(), safety: Warnings.shown(isFirst: preparation.isFirstSession))
        let playback = try Playback(
            preparation, options, on: loop, presence: Presence(.terminal, on: loop),
            observe: { screen.show($0) }, report: { screen.tell($0) })
        let send: @Sendable (Command) -> Void = { playback.send($0) }
        signals.watch(on: loop, send: send)
        let keyboard = Keyboard()
        keyboard?.watch(on: loop, send: send)
        let outcome = withExtendedLifetime((signals, keyboard)) { playback.run() }
        screen.end(outcome)
        switch outcome.ending {
        case .finished: break
        case .stopped: if signals.haveCome { throw EndOfSession(code: .interrupted) }
        case .failed(let sentence): throw Complaint(Complaint.clause(sentence), .failed)
        }
    }
}
