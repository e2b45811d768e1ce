import Fixtures
import Foundation
import Scheduler
import Testing

@testable import AudioOutput

/// Sessions on a device that fails at random, judged by what was heard of them.
///
/// `BACKTALK_FAULTS=10000 swift test --filter FaultSequenceTests` plays so many; 300 without it. `BACKTALK_SEED=17` plays one,
/// and tells all of it.
@Suite("Whatever happens to the device") struct FaultSequenceTests {
    private static let count =
        ProcessInfo.processInfo.environment["BACKTALK_FAULTS"].flatMap { Int($0) } ?? 300
    private static let atOnce = 10
    @Test(
        "Every cue is heard whole, work is as long as its dose, the position goes back only after a break, and nothing loops",
        arguments: 0..<max(1, count / atOnce))
    func survives(part: Int) throws {
        let only = ProcessInfo.processInfo.environment["BACKTALK_SEED"].flatMap { Int($0) }
        for seed in only.map({ $0..<$0 + 1 }) ?? part * Self.atOnce..<(part + 1) * Self.atOnce {
            let session = try FaultySession(UInt64(seed))
            session.run()
            if only != nil { tell(session) }
            for complaint in complaints(session) {
                Issue.record("\(seed): \(complaint) (\(session.story.joined(separator: ", ")))")
            }
        }
    }

    /// For the one who looks into a seed: all that happened.
    private func tell(_ session: FaultySession) {
        print("happened", session.story, "broke at", session.breaks)
        for cue in session.timeline.cues { print("cue", cue.frame.count..<cue.end.count) }
        for run in FrameCode.runs(of: session.device.tape) { print("tape", run.tape, "session", run.session) }
        for status in session.statuses {
            let heard = (status.heard.count, status.written.count, status.aside?.count)
            print(status.time.nanoseconds / 1_000_000, status.phase, heard, status.underruns, status.breaks)
        }
    }

    private func complaints(_ session: FaultySession) -> [String] {
        var complaints: [String] = []
        if session.last.phase != .over(.finished) { complaints.append("ended as \(session.last.phase)") }
        if session.last.heard != session.timeline.frames {
            complaints.append("ended at \(session.last.heard.count)")
        }
        let busiest = session.device.calls.values.max() ?? 0
        if busiest >= FaultTests.callsASecond { complaints.append("\(busiest) calls in a second") }
        let runs = FrameCode.runs(of: session.device.tape)
        let segments = FrameCode.segments(of: runs, brokenAt: session.breaks)
        for (index, cue) in session.timeline.cues.enumerated() {
            let range = Int(cue.frame.count)..<Int(cue.end.count)
            if !segments.contains(where: { FrameCode.missing(of: range, in: $0) <= Hearing.slack }) {
                complaints.append("cue \(index) of \(range) was never heard whole")
            }
        }
        for span in session.timeline.spans where span.kind == .work {
            let range = Int(span.frame.count)..<Int(span.end.count)
            let missing = FrameCode.missing(of: range, in: runs)
            if missing > Hearing.slack { complaints.append("work \(range) lacks \(missing)") }
        }
        for segment in segments {
            for (a, b) in zip(segment, segment.dropFirst()) {
                let back = a.session.upperBound - b.session.lowerBound
                if back > session.tolerance {
                    complaints.append("went back by \(back) at \(b.session.lowerBound)")
                }
            }
        }
        return complaints
    }
}

extension FaultySession {
    /// How far it may go back without a break, in frames: a device that lies about what it has played is believed less
    /// than it says, by up to a buffer and a half.
    fileprivate var tolerance: Int {
        story.contains { $0.contains("lies") } ? device.setting.buffer * 3 / 2 : 500
    }
}
