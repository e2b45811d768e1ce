import Desktop
import Fixtures
import Foundation
import Journal
import Player
import Reminders
import Synchronization
import System

@testable import backtalk

/// A reminder desk on a loop of its own, in a person's folders, with clocks that do what the test says.
final class DeskStage: Sendable {
    let workshop: Workshop
    let directories: Directories
    let bell: ScriptedBell
    let loop: PollLoop
    let desk: ReminderDesk
    private let memory: any ReminderMemory
    private let isOver = Atomic(false)
    private let heard: Heard

    private final class Heard: Sendable {
        let log = Mutex<[String]>([])
        func note(_ line: String) { log.withLock { $0.append(line) } }
    }

    /// - Parameters:
    ///   - configuration: config.yaml.
    ///   - time: of the second of March 2026, a Monday.
    init(
        _ configuration: String, from time: String = "08:30", desktop: any ReminderDesktop,
        voice: (any ReminderVoice)? = nil, memory: (any ReminderMemory)? = nil, loop: PollLoop? = nil
    ) throws {
        workshop = try Workshop()
        try workshop.write(configuration, to: "\(workshop.config)/config.yaml")
        let environment = workshop.environment
        directories = Directories { environment[$0] }
        bell = ScriptedBell(try Self.instant(time))
        let heard = Heard()
        self.heard = heard
        let memory = memory ?? JournalMemory(directories)
        self.memory = memory
        let loop = try loop ?? PollLoop()
        self.loop = loop
        desk = ReminderDesk(
            on: loop, directories: directories, bell: bell, desktop: desktop,
            memory: memory, voice: voice ?? ScriptedVoice(),
            stage: ReminderDesk.Stage(
                begin: { heard.note("begins \($0 ?? "the usual")") },
                play: { sound in
                    let speaks = (sound as? ScriptedVoice.Sound)?.speaks
                    heard.note(speaks.map { $0 ? "chime+sentence" : "chime" } ?? "sound")
                }))
        Thread.detachNewThread { [self] in
            loop.run(until: { self.isOver.load(ordering: .relaxed) })
        }
        onLoop { $0.start() }
        settle()
    }

    /// Returns when everything is done that was asked of the journal.
    func settle() {
        let done = DispatchSemaphore(value: 0)
        memory.read(at: bell.reading.wall, zone: bell.zone) { _ in done.signal() }
        done.wait()
        onLoop { _ in }
    }

    func end() {
        isOver.store(true, ordering: .relaxed)
        loop.post {}
    }

    static func instant(_ time: String) throws -> Instant {
        guard let instant = Instant(iso: "2026-03-02T\(time)", in: .gmt) else {
            throw PrivateBus.Failure(description: "no time: \(time)")
        }
        return instant
    }

    /// On the loop, and back when it is done.
    func onLoop(_ body: @escaping @Sendable (ReminderDesk) -> Void) {
        let done = DispatchSemaphore(value: 0)
        loop.post { [desk] in
            body(desk)
            done.signal()
        }
        done.wait()
    }

    /// What was begun and sounded since the last time it was asked.
    func take() -> [String] {
        heard.log.withLock { log in
            defer { log = [] }
            return log
        }
    }

    /// Time passes; the alarm rings when it was asked to.
    func pass(until time: String) throws {
        let end = try Self.instant(time)
        while let ring = bell.pass(until: end) {
            onLoop { _ in ring() }
            settle()
        }
    }

    /// The journal's notes about reminders, once there are so many.
    func notes(_ count: Int) throws -> [ReminderNote] {
        var notes: [ReminderNote] = []
        try Patience.wait("there are no \(count) notes") {
            guard Journal.exists(at: directories.journal) else { return count == 0 }
            notes = try Journal(path: directories.journal).reminderNotes(last: 100)
            return notes.count >= count
        }
        return notes
    }
}
