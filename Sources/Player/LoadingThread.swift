import Audio
import AudioOutput
import Scheduler
import Synchronization
import System

/// The thread that keeps the clips of the next seconds ready. It may wait for a synthesizer; nobody waits for it.
final class LoadingThread: Sendable {
    /// What it tells, on its own thread.
    enum Report: Sendable {
        /// Everything that begins within `near` after the asked position is there: the plan can be installed.
        case playable(generation: Int)
        /// No clip could be made for this cue: it will be silent.
        case leftOut(LeftOut)
    }

    /// What has to be there before a plan is installed: what sounds at its position and soon after.
    static let near = Timeline.openingFrames - Frames(1)
    /// How far ahead clips are made ready, in all: 30 s, and what passes between two looks.
    static let lookAhead = Frames.seconds(36)

    private struct Request {
        var plan: MixPlan?
        var position = Frames.zero
        var aside: MixPlan?
        var isOver = false
    }

    private let request = Mutex(Request())
    private let signal: EventSignal

    init(source: any ClipSource, report: @escaping @Sendable (Report) -> Void) throws(SystemError) {
        signal = try EventSignal()
        let thread = try PlainThread("backtalk-loader") { [self] in work(source, report) }
        // It may be waiting for a synthesizer when the session is over; then it ends by itself.
        thread.detach()
    }

    /// Asks for the clips of `aside`, all of them, and then of `plan` from `position` on, in place of what was asked
    /// before.
    func load(_ plan: MixPlan, from position: Frames, after aside: MixPlan? = nil) {
        request.withLock {
            $0.plan = plan
            $0.aside = aside
            $0.position = position
        }
        signal.set()
    }

    func end() {
        request.withLock { $0.isOver = true }
        signal.set()
    }

    private func work(_ source: any ClipSource, _ report: @Sendable (Report) -> Void) {
        let near = Loader(source: source, lookAhead: Self.near)
        let far = Loader(source: source, lookAhead: Self.lookAhead)
        var announced = 0
        while true {
            _ = SystemClock().wait(for: signal, until: nil)
            signal.clear()
            let request = self.request.withLock { $0 }
            if request.isOver { return }
            guard let plan = request.plan else { continue }
            if let aside = request.aside {
                while !hasNews, step(far, aside, .zero, report) {}
                if hasNews { continue }
            }
            if announced != plan.generation {
                while !hasNews, step(near, plan, request.position, report) {}
                if hasNews { continue }
                announced = plan.generation
                report(.playable(generation: plan.generation))
            }
            while !hasNews, step(far, plan, request.position, report) {}
        }
    }

    /// A newer request is not kept waiting by the clips of the one before.
    private var hasNews: Bool { signal.isSet }

    /// One clip; false if none is missing.
    private func step(
        _ loader: Loader, _ plan: MixPlan, _ position: Frames, _ report: @Sendable (Report) -> Void
    ) -> Bool {
        do {
            return try loader.loadNext(plan, from: position)
        } catch {
            loader.leaveOut(error, of: plan)
            report(.leftOut(LeftOut(cue: error.cue, reason: String(describing: error.cause))))
            return true
        }
    }
}
