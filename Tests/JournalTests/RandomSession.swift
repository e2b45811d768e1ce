import Practice
import Seeded

@testable import Journal

/// A session as a seed makes it, with what the journal must have of it in the end.
struct RandomSession {
    let start: SessionStart
    let standing: Standing?
    /// In order, and whether each is urgent.
    let notes: [(note: JournalNote, urgent: Bool)]

    init(seed: Int, notes count: Int = 60) {
        var random = SplitMix64(state: UInt64(seed))
        let texts = ["easing-five", "Mein Abend", "", "夜のストレッチ 🌙", "it's \"quoted\"; --"]
        func text() -> String { texts.randomElement(using: &random) ?? "" }
        func time() -> Seconds { Seconds(milliseconds: .random(in: 0...90_000, using: &random)) }
        func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? {
            Bool.random(using: &random) ? value() : nil
        }
        func place() -> RoutinePlace {
            RoutinePlace(
                entry: .random(in: 0..<1_000, using: &random), pose: maybe(text()),
                side: maybe(Bool.random(using: &random) ? .left : .right),
                set: maybe(.random(in: 1...9, using: &random)),
                repetition: maybe(.random(in: 1...99, using: &random)), phase: maybe(text()))
        }
        func moment() -> Moment {
            Moment(
                milliseconds: .random(in: 0...4_000_000_000_000, using: &random),
                zone: .random(in: -12...14, using: &random) * 3_600)
        }
        func someStanding() -> Standing {
            Standing(
                place: maybe(place()), frame: .random(in: 0...Int64(1) << 40, using: &random),
                position: maybe(Position.allCases.randomElement(using: &random) ?? .supine))
        }
        let breaths: [Breath] =
            [.off, .pattern(.even), .pattern(.short)] + ["4-7-8", "4-4-4-4"].compactMap { Breath($0) }
        start = SessionStart(
            moment: moment(), title: text(),
            source: Bool.random(using: &random) ? .builtIn(text()) : .file("/\(text())"), contentHash: text(),
            voice: text(), level: Level.allCases.randomElement(using: &random) ?? .gentle,
            talk: Talk.allCases.randomElement(using: &random) ?? .full,
            breath: breaths.randomElement(using: &random) ?? .off,
            pace: Pace.allCases.randomElement(using: &random) ?? .normal, planned: time())
        standing = maybe(someStanding())
        let outcomes: [SessionEnd.Outcome] = [.finished, .stopped, .failed(text()), .brokenOff]
        notes = (0..<count).map { _ in
            let note: JournalNote =
                switch Int.random(in: 0..<10, using: &random) {
                case 0..<4:
                    .work(
                        WorkDone(
                            number: .random(in: 1...20, using: &random), place: place(), done: time(),
                            planned: time(), notCounted: time()))
                case 4..<6:
                    .command(
                        CommandUsed(
                            offset: time(), frame: .random(in: 0...1 << 40, using: &random), name: text(),
                            detail: maybe(text())))
                case 9 where Int.random(in: 0..<5, using: &random) == 0:
                    .end(
                        SessionEnd(
                            moment: moment(), outcome: outcomes.randomElement(using: &random) ?? .finished))
                default: .standing(someStanding())
                }
            return (note, Int.random(in: 0..<8, using: &random) == 0)
        }
    }

    /// What the journal has when all is written.
    func record(number: Int64 = 1) -> SessionRecord {
        var record = SessionRecord(number: number, start: start, standing: standing)
        for (note, _) in notes {
            switch note {
            case .work(let work):
                record.work.removeAll { $0.number == work.number }
                record.work.append(work)
            case .command(let command): record.commands.append(command)
            case .standing(let standing): record.standing = standing
            case .end(let end): record.end = end
            }
        }
        record.work.sort { $0.number < $1.number }
        return record
    }
}

extension RandomSession {
    /// The same session with other notes.
    init(_ session: RandomSession, with notes: [(note: JournalNote, urgent: Bool)]) {
        start = session.start
        standing = nil
        self.notes = notes
    }

    /// All notes, as if none had been written.
    var backlog: Backlog {
        var backlog = Backlog()
        if let standing { backlog.add(standing) }
        var commands = 0
        for (note, _) in notes {
            switch note {
            case .work(let work): backlog.add(work)
            case .command(let command):
                commands += 1
                backlog.add(command, number: commands)
            case .standing(let standing): backlog.add(standing)
            case .end(let end): backlog.add(end)
            }
        }
        return backlog
    }
}
