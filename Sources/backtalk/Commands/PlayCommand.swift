import ArgumentParser
import Desktop
import Foundation
import Player
import Practice
import Scheduler
import System

struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Play a spoken session.",
        discussion: """
            Keys: space pauses and goes on, q or Ctrl-C ends, ? shows the others.

            Without a routine it plays the one of your ~/.config/backtalk/config.yaml, at first easing-five. What you \
            always want can stand there too: routine, level, talk, breath, pace, voice, device, preroll, and \
            how it sounds: music, volume, duck, night, chimes and breath-sound.
            """)

    @Argument(help: SessionOptions.routineHelp)
    var routine: String?

    @OptionGroup var options: PlayOptions

    @Flag(help: "Plain lines, one an event, for screen readers.")
    var plain = false

    func run() throws {
        let signals = try SignalWatch()
        let jobs = try JobControl()
        let prepared = try PreparedSession(options.request(routine))
        let loop = try PollLoop()
        let screen = display(prepared.preparation, on: loop)
        let playback = Playback(
            prepared, on: loop, presence: Presence(.terminal, on: loop), observe: { screen.show($0) },
            report: { screen.tell($0) })
        let send: @Sendable (Command) -> Void = { playback.send($0) }
        signals.watch(on: loop, send: send)
        let keyboard = Keyboard()
        jobs.watch(on: loop, display: screen, keyboard: keyboard, send: send)
        let outcome = withExtendedLifetime((signals, jobs)) { playback.run() }
        keyboard?.letGo()
        screen.end(outcome)
        if let reason = playback.notKept { screen.tell("This session is not all in the journal: \(reason)") }
        if outcome.ending == .stopped, signals.haveCome { throw EndOfSession(code: .interrupted) }
        if case .failed(let sentence) = outcome.ending {
            throw Complaint(Complaint.clause(sentence), .failed)
        }
        if let silence = playback.silence(outcome) { throw silence }
    }

    /// The whole screen, where there is one that is ours; else lines.
    private func display(_ preparation: Preparation, on loop: PollLoop) -> any SessionDisplay {
        let first = FirstSession(journal: preparation.directories.journal)
        let glyphs = Terminal.isTerminal ? Glyphs(variable: Terminal.variable) : .unicode
        guard !plain, let terminal = Terminal.attached(), Terminal.isInForeground else {
            return PlainLines(glyphs: glyphs, safety: { first.isNow ? Warnings.first : Warnings.usual })
        }
        return SessionScreen(
            terminal: terminal, glyphs: glyphs, palette: Palette(variable: Terminal.variable), on: loop,
            isFirst: { first.isNow }, name: { preparation.poseName(ofEntry: $0) })
    }
}
