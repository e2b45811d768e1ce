import Fixtures
import Foundation
import Scheduler
import Testing

@testable import AudioOutput

/// Sessions on a device that fails at random, of which much is asked meanwhile, judged by what was heard of them.
///
/// `BACKTALK_FAULTS=10000 swift test --filter CommandedFaultTests` plays a tenth of so many; 40 without it. `BACKTALK_SEED=17`
/// plays one, and tells all of it.
@Suite("Whatever happens to the device, and whatever is asked") struct CommandedFaultTests {
    private static let count =
        ProcessInfo.processInfo.environment["BACKTALK_FAULTS"].flatMap { Int($0) }.map { $0 / 10 } ?? 40
    private static let atOnce = 5

    @Test(
        "Every sentence on the way is heard whole and no sooner than planned, no work is left out, the position goes back only for a reason, and nothing loops",
        arguments: 0..<max(1, count / atOnce))
    func survives(part: Int) throws {
        let only = ProcessInfo.processInfo.environment["BACKTALK_SEED"].flatMap { Int($0) }
        for seed in only.map({ $0..<$0 + 1 }) ?? part * Self.atOnce..<(part + 1) * Self.atOnce {
            let session = try CommandedSession(UInt64(seed))
            session.run()
            if only != nil { tell(session) }
            for complaint in complaints(session) {
                Issue.record("\(seed): \(complaint) (\(session.story.joined(separator: ", ")))")
            }
        }
    }

    /// For the one who looks into a seed: all that happened.
    private func tell(_ session: CommandedSession) {
        print("happened", session.story, "broke at", session.breaks)
        for path in session.paths {
            let aside = path.aside?.cues.compactMap(\.sound.text) ?? []
            print(
                "path", path.number, path.cause, "from", path.start.count, "after", aside, "to",
                path.end.count, path.isInAside ? "in its aside" : "", "tape", path.tape ?? -1)
        }
        for cue in session.paths.last?.timeline.cues ?? [] {
            print("cue", cue.frame.count..<cue.end.count, cue.sound, session.speech.code(of: cue))
        }
        for run in FrameCode.runs(of: session.device.tape) { print("tape", run.tape, "code", run.session) }
        for status in session.statuses {
            let heard = (status.heard.count, status.written.count, status.aside?.count)
            print(
                status.time.nanoseconds / 1_000_000, status.program, status.phase, heard, status.underruns,
                status.breaks)
        }
    }

    private func complaints(_ session: CommandedSession) -> [String] {
        var complaints: [String] = []
        if session.last.phase != .over(.finished) { complaints.append("ended as \(session.last.phase)") }
        let end = session.paths.last?.timeline.frames
        if session.last.heard != end { complaints.append("ended at \(session.last.heard.count)") }
        let busiest = session.device.calls.values.max() ?? 0
        if busiest >= FaultTests.callsASecond { complaints.append("\(busiest) calls in a second") }
        let runs = FrameCode.runs(of: session.device.tape)
        let begun = session.paths.filter { $0.tape != nil }
        for (index, path) in begun.enumerated() {
            let tape = (path.tape ?? 0)..<(index + 1 < begun.count ? begun[index + 1].tape ?? 0 : .max)
            let heard = FrameCode.segments(
                of: runs.filter { tape.contains($0.tape.lowerBound) }, brokenAt: session.breaks)
            // Where it broke off last is known to a period.
            let end = index + 1 < begun.count ? path.end - .milliseconds(250) : path.timeline.frames
            let cues = path.timeline.cues.filter { $0.frame >= path.start && $0.end <= end }
            complaints += unheard(path.isInAside ? [] : path.aside?.cues ?? [], heard, session)
            complaints += unheard(cues, heard, session)
        }
        for (path, next) in zip(session.paths, session.paths.dropFirst()) {
            complaints += leftOut(from: path, to: next)
        }
        return complaints + wentBack(session)
    }

    /// Which of `cues` were not heard whole, in their order, or only too soon after the one before.
    private func unheard(
        _ cues: [Cue], _ segments: [[FrameCode.Run]], _ session: CommandedSession
    ) -> [String] {
        var complaints: [String] = []
        var before: (cue: Cue, tape: Int)?
        for cue in cues {
            guard let text = cue.sound.text else { continue }
            let code = session.speech.code(of: cue)
            let hearings = segments.flatMap { Hearing.all(of: code, in: $0) }
            let heard = hearings.first { hearing in
                guard let before else { return hearing.isWhole }
                // Where it broke off in silence, up to a period of the silence is lost.
                let isBroken = session.breaks.contains { before.tape < $0 && $0 <= hearing.tape }
                let slack = Hearing.slack + (isBroken ? session.device.setting.period : 0)
                let planned = before.tape + Int((cue.frame - before.cue.frame).count)
                return hearing.isWhole && hearing.tape > before.tape && hearing.tape >= planned - slack
            }
            guard let heard else {
                let found = hearings.map { "\($0.tape) lacks \($0.missing)" }
                complaints.append(
                    "'\(text)' at \(cue.frame.count) was never heard whole in its time: \(found)")
                continue
            }
            before = (cue, heard.tape)
        }
        return complaints
    }

    /// What of the session lies between the end of a path and the start of the next, where no other place was wanted.
    private func leftOut(from path: CommandedSession.Path, to next: CommandedSession.Path) -> [String] {
        if next.cause == .jump { return [] }
        var complaints: [String] = []
        for span in next.timeline.spans where span.kind == .work {
            let missing = min(span.end, next.start) - max(span.frame, path.end)
            if missing > Frames(Int64(Hearing.slack)) {
                complaints.append("\(missing.count) of the work at \(span.frame.count) was left out")
            }
        }
        let words = next.aside?.cues.compactMap(\.sound.text) ?? []
        for cue in path.timeline.cues(soundingAt: path.end) where cue.frame < path.end {
            guard let text = cue.sound.text, !words.contains(text), next.start > cue.frame else { continue }
            if !path.isInAside { complaints.append("'\(text)' was cut off, and not said again") }
        }
        return complaints
    }

    /// How far it may go back without a reason, in frames: a device that lies about what it has played is believed less than
    /// it says, by up to a buffer and a half.
    private func wentBack(_ session: CommandedSession) -> [String] {
        let lies = session.story.contains { $0.contains("lies") }
        let tolerance = Int64(lies ? session.device.setting.buffer * 3 / 2 : 500)
        return zip(session.statuses, session.statuses.dropFirst()).compactMap { a, b in
            guard a.program == b.program, a.breaks == b.breaks else { return nil }
            let back = a.aside == nil ? a.heard - b.heard : (a.aside ?? .zero) - (b.aside ?? .seconds(999))
            return back.count > tolerance ? "went back by \(back.count) at \(b.heard.count)" : nil
        }
    }
}
