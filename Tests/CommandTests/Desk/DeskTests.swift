import Desktop
import Fixtures
import Foundation
import Journal
import Reminders
import Testing

@testable import backtalk

/// The desk that carries out what reminders want: files, journal, desktop and sound.
@Suite struct DeskTests {
    private static let one = "reminders: [{at: 09:00, routine: easing-five}]\n"

    @Test func `nobody answers: it sounds and shows twice, lets go, and the journal tells`() throws {
        let desktop = ScriptedDesktop()
        let stage = try DeskStage(Self.one, desktop: desktop)
        defer { stage.end() }
        try stage.pass(until: "09:00")
        #expect(stage.take() == ["chime+sentence"] && desktop.offers)
        #expect(desktop.take() == ["Time for easing-five. On the floor."])
        try stage.pass(until: "09:30")
        #expect(stage.take() == ["chime+sentence"] && !desktop.offers)
        #expect(desktop.take() == ["withdrawn", "Time for easing-five. On the floor.", "withdrawn"])
        let notes = try stage.notes(3)
        #expect(notes.map(\.event) == [.given, .given, .ignored])
        #expect(notes.allSatisfy { $0.due == (try? DeskStage.instant("09:00").milliseconds) })
        #expect(notes[0].moment == Moment(milliseconds: try DeskStage.instant("09:00").milliseconds, zone: 0))
    }

    @Test func `each button does what it says`() throws {
        for (key, begins, event) in [
            ("start", ["begins easing-five"], .started), ("snooze", [], .snoozed), ("skip", [], .skipped),
            ("default", [], .closed),
        ] as [(String, [String], ReminderNote.Event)] {
            let desktop = ScriptedDesktop()
            let stage = try DeskStage(Self.one, desktop: desktop)
            defer { stage.end() }
            try stage.pass(until: "09:01")
            #expect(stage.take() == ["chime+sentence"])
            let answer = try #require(desktop.answer())
            stage.onLoop { _ in answer(.chosen(key)) }
            #expect(stage.take() == begins && !desktop.offers, "\(key)")
            #expect(try stage.notes(2).last?.event == event, "\(key)")
            try stage.pass(until: "09:12")
            #expect(stage.take() == (key == "snooze" ? ["chime+sentence"] : []), "\(key)")
        }
    }

    @Test func `where nobody shows notices, the play button still answers what was heard`() throws {
        let desktop = ScriptedDesktop()
        let stage = try DeskStage(Self.one, desktop: desktop)
        defer { stage.end() }
        try stage.pass(until: "09:01")
        let answer = try #require(desktop.answer())
        stage.onLoop { _ in answer(.unshown) }
        #expect(desktop.offers)
        stage.onLoop { $0.take(.start) }
        #expect(stage.take() == ["chime+sentence", "begins easing-five"] && !desktop.offers)
    }

    @Test func `it waits for the end of a call, and the journal says why`() throws {
        let desktop = ScriptedDesktop()
        desktop.show(.microphone, true)
        let stage = try DeskStage(Self.one, desktop: desktop)
        defer { stage.end() }
        try stage.pass(until: "10:00")
        #expect(stage.take().isEmpty && desktop.take().isEmpty)
        let waits = try #require(try stage.notes(1).last)
        #expect(waits.event == .waits && waits.reason == "microphone")
        let standing = try ReminderStanding(
            try Journal(path: stage.directories.journal), now: stage.bell.reading.wall, zone: .gmt)
        #expect(standing.lines == ["The reminder of 09:00 waits: the microphone is in use."])
        desktop.show(.microphone, false)
        try stage.pass(until: "10:01")
        #expect(stage.take() == ["chime+sentence"])
    }

    @Test func `a reminder that lapsed is told by the journal`() throws {
        let desktop = ScriptedDesktop()
        desktop.show(.camera, true)
        let stage = try DeskStage(Self.one, desktop: desktop)
        defer { stage.end() }
        try stage.pass(until: "11:30")
        _ = try stage.notes(2)
        let standing = try ReminderStanding(
            try Journal(path: stage.directories.journal), now: stage.bell.reading.wall, zone: .gmt)
        #expect(standing.lines == ["The reminder of 09:00 was not given: the camera was in use."])
    }

    @Test func `one that was answered while it was prepared is not shown`() throws {
        let voice = ScriptedVoice()
        let desktop = ScriptedDesktop()
        let stage = try DeskStage(Self.one, desktop: desktop, voice: voice)
        defer { stage.end() }
        voice.hold()
        try stage.pass(until: "09:00")
        stage.onLoop { $0.take(.sessionBegan) }
        voice.go()
        stage.onLoop { _ in }
        #expect(stage.take().isEmpty && desktop.take() == ["withdrawn"])
    }

    @Test func `the files are followed, and a broken one changes nothing`() throws {
        let stage = try DeskStage(Self.one, desktop: ScriptedDesktop())
        defer { stage.end() }
        let lead = Int(ReminderWatch.lead / 1_000)
        func due(_ time: String) throws -> Instant { try DeskStage.instant(time).after(seconds: -lead) }
        #expect(stage.bell.alarm == (try due("09:00")))
        let config = "\(stage.workshop.config)/config.yaml"
        try stage.workshop.write("reminders: [{at: 08:45}]\n", to: config)
        try Patience.wait("the configuration is not read") { try stage.bell.alarm == due("08:45") }
        try stage.workshop.write("reminders: [{at: 25:00}]\n", to: config)
        try stage.workshop.write(
            "reminders: [{at: 08:40}]\n", to: "\(stage.workshop.config)/reminders.yaml")
        stage.onLoop { $0.read() }
        #expect(stage.bell.alarm == (try due("08:45")))
        try stage.workshop.write("reminders: [{at: 08:50}]\n", to: config)
        try Patience.wait("what was added is not read") { try stage.bell.alarm == due("08:40") }
    }

    @Test func `sessions that were done before it began count for the day`() throws {
        let desktop = ScriptedDesktop()
        let stage = try DeskStage(
            "reminders: [{every: 1 h, between: 09:00-12:00}]\n", desktop: desktop,
            memory: FixedMemory(ReminderRecord(done: 2)))
        defer { stage.end() }
        try stage.pass(until: "12:00")
        #expect(stage.take().isEmpty)
    }

    @Test func `a rest that a command noted holds once it is told, and ends when it is over`() throws {
        let stage = try DeskStage(
            "reminders: [{at: [09:00, 10:00], routine: one}]\n", desktop: ScriptedDesktop())
        defer { stage.end() }
        let journal = try Journal(path: stage.directories.journal)
        func note(_ event: ReminderNote.Event) throws {
            let now = Moment(milliseconds: stage.bell.reading.wall.milliseconds, zone: 0)
            try journal.note(ReminderNote(moment: now, event: event))
            stage.onLoop { $0.read() }
            stage.settle()
        }
        try note(.paused)
        try stage.pass(until: "09:30")
        #expect(stage.take().isEmpty)
        try note(.resumed)
        try stage.pass(until: "10:00")
        #expect(stage.take() == ["chime+sentence"])
    }

    @Test func `a journal that cannot be read leaves reminders as they are`() throws {
        let desktop = ScriptedDesktop()
        let stage = try DeskStage(Self.one, desktop: desktop, memory: FixedMemory(nil))
        defer { stage.end() }
        stage.onLoop { $0.take(.sessionBegan) }
        stage.onLoop { $0.sessionEnded() }
        stage.settle()
        try stage.pass(until: "09:00")
        #expect(stage.take() == ["chime+sentence"])
    }

    @Test func `a grid is shown without a sentence`() throws {
        let stage = try DeskStage(
            "reminders: [{every: 1 h, between: 09:00-12:00}, {every: 1 h, between: 09:30-12:00, speak: true}]\n",
            desktop: ScriptedDesktop())
        defer { stage.end() }
        try stage.pass(until: "09:00")
        #expect(stage.take() == ["chime"])
        try stage.pass(until: "09:30")
        #expect(stage.take().last == "chime+sentence")
    }
}

/// A journal that has this and nothing else, or cannot be read.
private struct FixedMemory: ReminderMemory {
    let record: ReminderRecord?

    init(_ record: ReminderRecord?) { self.record = record }

    func read(at now: Instant, zone: TimeZone, _ answer: @escaping @Sendable (ReminderRecord?) -> Void) {
        answer(record)
    }

    func keep(_ notes: [GateAction.Note], at now: Instant, zone: TimeZone) {}
}
