import ArgumentParser
import Foundation
import Player
import Practice
import Scheduler
import System

struct RemindTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Hear a reminder now: its chime and its sentence.")

    @Argument(help: SessionOptions.routineHelp)
    var routine: String?

    func run() throws {
        let signals = try SignalWatch()
        let preparation = try Preparation(SessionRequest(routine: routine.map { .typed($0) }))
        let lock = try PersonalLock.session(preparation.directories)
        let reminder = try SpokenReminder(preparation)
        try StandardOutput.write("\(reminder.text)\n")
        let loop = try PollLoop()
        let setup = try reminder.setup(report: StandardError.tell)
        let session = Session(setup, loop: loop)
        signals.watch(on: loop) { session.send($0) }
        let outcome = withExtendedLifetime((signals, lock)) { session.run() }
        switch outcome.ending {
        case .finished: break
        case .stopped: if signals.haveCome { throw EndOfSession(code: .interrupted) }
        case .failed(let sentence): throw Complaint(Complaint.clause(sentence), .failed)
        }
        if let silence = Complaint(silence: outcome) { throw silence }
    }
}
