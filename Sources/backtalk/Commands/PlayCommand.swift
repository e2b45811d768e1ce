import ArgumentParser
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
            always want can stand there too: routine, level, talk, breath, pace, voice, device, preroll, and \
            how it sounds: music, volume, duck, night, chimes and breath-sound.
            """)

    @Argument(help: SessionOptions.routineHelp)
    var routine: String?

    @OptionGroup var options: SessionOptions

    @Option(
        help: ArgumentHelp(
            "Where it is heard: 'backtalk list devices' names them; usually ALSA's default.", valueName: "pcm"
        ))
    var device: String?

    @Option(
        help: ArgumentHelp(
            "Silence that wakes a sleeping loudspeaker, 0 to 5000; usually 300.", valueName: "ms"),
        transform: Self.preroll)
    var preroll: Int?

    func run() throws {
        let signals = try SignalWatch()
        let preparation = try Preparation(routine, options)
        let lock = try SessionLock(preparation.directories)
        let loop = try PollLoop()
        let screen = SessionScreen(
            terminal: Terminal.attached(), safety: Warnings.shown(isFirst: preparation.isFirstSession))
        let scribe = try SessionScribe(preparation, report: { screen.tell($0) })
        let session = Session(
            setup(preparation, screen), loop: loop,
            observe: {
                screen.show($0)
                scribe.note($0)
            })
        let send: @Sendable (Command) -> Void = {
            scribe.note($0)
            session.send($0)
        }
        signals.watch(on: loop, send: send)
        let keyboard = Keyboard()
        keyboard?.watch(on: loop, send: send)
        let outcome = withExtendedLifetime((signals, keyboard, lock)) { session.run() }
        scribe.end(outcome.ending)
        screen.end(outcome)
        switch outcome.ending {
        case .finished: break
        case .stopped: if signals.haveCome { throw EndOfSession(code: .interrupted) }
        case .failed(let sentence): throw Complaint(Complaint.clause(sentence), .failed)
        }
    }

    private static func preroll(_ text: String) throws -> Int {
        let range = Configuration.prerollRange
        if let milliseconds = Int(text), range.contains(milliseconds) { return milliseconds }
        throw ValidationError("give milliseconds from \(range.lowerBound) to \(range.upperBound)")
    }

    private func setup(_ preparation: Preparation, _ screen: SessionScreen) -> Session.Setup {
        let configured = preparation.configuration
        let report: @Sendable (String) -> Void = { screen.tell($0) }
        return Session.Setup(
            device: (device ?? configured.device).map { .named($0) } ?? .standard,
            preroll: .milliseconds(Int64(preroll ?? configured.preroll ?? Settings.usualPreroll)),
            clips: preparation.sounds(report: report), setting: preparation.setting(report: report),
            prepare: { try preparation.timeline() })
    }
}
