import Practice
import Testing

@testable import Scheduler

@Suite("Where a session goes on after a break") struct ReturnTests {
    /// A line, work of three breaths of 10 s with a line in its second, a line after it.
    private let timeline: Timeline = {
        func line(_ frame: Frames, _ frames: Frames) -> Cue {
            Cue(frame: frame, frames: frames, sound: .speech(.instruction, "\(frame.count)"))
        }
        func breath(_ second: Int64, _ role: BreathRole) -> Cue {
            Cue(frame: .seconds(second), frames: .seconds(5), sound: .breath(role))
        }
        return Timeline(
            routine: "test", voice: "none", level: .steady, talk: .full, breath: .pattern(.even),
            cues: [
                line(.seconds(2), .seconds(6)), breath(10, .in), breath(15, .out), breath(20, .in),
                line(.seconds(24), .seconds(3)), breath(25, .out), breath(30, .in), breath(35, .out),
                line(.seconds(41), .seconds(4)),
            ],
            spans: [
                Span(frame: .zero, frames: .seconds(10), kind: .instruction),
                Span(frame: .seconds(10), frames: .seconds(30), kind: .work, breaths: 3),
                Span(frame: .seconds(40), frames: .seconds(10), kind: .release),
            ])
    }()

    @Test(
        "At the start of the line, at the last whole breath, never before the work, and never back into it",
        arguments: [
            // In silence where it was; in a line at its start.
            (1.0, 1.0), (2.0, 2.0), (5.0, 2.0), (8.2, 2.0), (8.3, 8.3),
            // At the first frame of work, and in each breath.
            (10.0, 10.0), (12.0, 10.0), (19.9, 10.0), (24.5, 20.0), (26.0, 20.0), (39.0, 30.0),
            // So shortly after a breath that its end is doubtful: from its tone on.
            (30.1, 25.0),
            // So shortly after the work that its end is doubtful.
            (40.1, 30.0), (40.3, 40.3), (43.0, 41.0), (50.0, 50.0), (99.0, 50.0),
        ])
    func returns(heard: Double, expected: Double) {
        func frames(_ seconds: Double) -> Frames { Frames(Int64((seconds * 48_000).rounded())) }
        #expect(timeline.resumeFrame(from: frames(heard)) == frames(expected))
    }

    @Test("Nowhere is it further on, or more than a breath and its doubt back in work")
    func bounds() {
        for tenth in 0..<500 {
            let heard = Frames(Int64(tenth) * 4_800)
            let point = timeline.resumeFrame(from: heard)
            #expect(point <= heard)
            #expect(heard - point <= .milliseconds(10_500))
        }
    }
}
