import ArgumentParser
import Foundation
import Player
import Practice
import Scheduler

struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Play a spoken session.",
        discussion: """
            Keys: space pauses and goes on, q or Ctrl-C ends, ? shows the others.

            Without a routine it plays the one of your ~/.config/backtalk/config.yaml, at first easing-five. What you \
            always want can stand there too: routine, level, talk, breath, pace, voice, device and preroll.
            """)

    @Argument(help: SessionOptions.routineHelp)
    var routine: String?

    @OptionGroup var options: SessionOptions

    @Option(
        help: ArgumentHelp(
            "Where it is heard: a name of 'backtalk list devices', or a part of one; usually ALSA's default.",
            valueName: "name"))
    var device: String?

    @Option(
        help: ArgumentHelp(
            "Silence that wakes a sleeping loudspeaker, 0 to 5000; usually 300.", valueName: "ms"),
        transform: Self.preroll)
    var preroll: Int?

    @Flag(help: "Plain lines, one an event, for screen readers.")
    var plain = false

    func run() throws {
        let signals = try SignalWatch()
        let jobs = try JobControl()
        let preparation = try Preparation(routine, options)
        let device = try pcm(preparation)
        let lock = try SessionLock(preparation.directories)
        let loop = try PollLoop()
        let screen = try display(preparation, on: loop)
        let scribe = try SessionScribe(preparation, report: { screen.tell($0) })
        let session = Session(
            setup(preparation, device), loop: loop,
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
        jobs.watch(on: loop, display: screen, keyboard: keyboard, send: send)
        let outcome = withExtendedLifetime((signals, jobs, lock)) { session.run() }
        keyboard?.letGo()
        scribe.end(outcome.ending)
        screen.end(outcome)
        switch outcome.ending {
        case .finished: break
        case .stopped: if signals.haveCome { throw EndOfSession(code: .interrupted) }
        case .failed(let sentence): throw Complaint(Complaint.clause(sentence), .failed)
        }
    }

    /// The whole screen, where there is one that is ours; else lines.
    private func display(_ preparation: Preparation, on loop: PollLoop) throws -> any SessionDisplay {
        let isFirst = preparation.isFirstSession
        let glyphs = Terminal.isTerminal ? Glyphs(variable: Terminal.variable) : .unicode
        guard !plain, let terminal = Terminal.attached(), Terminal.isInForeground else {
            return PlainLines(glyphs: glyphs, safety: isFirst ? Warnings.first : Warnings.usual)
        }
        let screen = try SessionScreen(
            terminal: terminal, glyphs: glyphs, palette: Palette(variable: Terminal.variable),
            isFirst: isFirst, name: { preparation.poseName(ofEntry: $0) })
        screen.watch(on: loop)
        return screen
    }

    private static func preroll(_ text: String) throws -> Int {
        let range = Configuration.prerollRange
        if let milliseconds = Int(text), range.contains(milliseconds) { return milliseconds }
        throw ValidationError("give milliseconds from \(range.lowerBound) to \(range.upperBound)")
    }

    /// ALSA's name of the device that was asked for; nil: the usual one.
    private func pcm(_ preparation: Preparation) throws -> String? {
        if let device { return try DeviceShelf.name(of: device) }
        return try preparation.configuration.device.map { device in
            try Preparation.blaming(preparation.directories.configFile, "device") {
                try DeviceShelf.name(of: device)
            }
        }
    }

    private func setup(_ preparation: Preparation, _ device: String?) -> Session.Setup {
        Session.Setup(
            device: device.map { .named($0) } ?? .standard,
            preroll: .milliseconds(
                Int64(preroll ?? preparation.configuration.preroll ?? Settings.usualPreroll)),
            clips: preparation.sounds, prepare: { Beginning(try preparation.arrangement()) },
            lengths: { try preparation.lengths(of: $0) })
    }
}
