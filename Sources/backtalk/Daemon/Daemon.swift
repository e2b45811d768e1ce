import Desktop
import Glibc
import Player
import Practice

/// The background service: waits on the bus, plays on request, and waits again. Everything happens on one poll loop, the
/// session's own loop too; nothing runs while nothing is to be done.
actor Daemon {
    nonisolated let loop: PollLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private nonisolated let signals: SignalWatch
    private var presence: Presence?
    /// To be played as soon as the loop gets to it.
    private var next: Playback?
    private var playing: Playback?
    private var isOver = false

    /// - Throws: `OutputError` when the process has no descriptor left.
    init() throws {
        signals = try SignalWatch()
        loop = try PollLoop()
    }

    /// Runs until it is told to end.
    nonisolated func run() {
        loop.post { self.assumeIsolated { $0.begin() } }
        while let playback = wait() {
            let outcome = playback.run()
            loop.post { self.assumeIsolated { $0.end(outcome) } }
        }
        Readiness.stopping.tell()
    }

    /// Returns the next session; nil when the daemon is to end.
    private nonisolated func wait() -> Playback? {
        var playback: Playback?
        loop.run(until: {
            assumeIsolated {
                playback = $0.take()
                return playback != nil || $0.isOver
            }
        })
        return playback
    }

    private func take() -> Playback? {
        guard !isOver, let next else { return nil }
        self.next = nil
        playing = next
        return next
    }

    private func begin() {
        let presence = Presence(
            .daemon, on: loop,
            controls: Controls(start: { table in self.assumeIsolated { $0.start(table) } }))
        self.presence = presence
        presence.start()
        signals.watch(on: loop) { _ in self.assumeIsolated { $0.quit() } }
        Readiness.ready.tell()
    }

    private func quit() {
        isOver = true
        playing?.send(.stop)
    }

    // MARK: - A session

    private func start(_ table: [String: Value]) -> Result<[Value], BusError> {
        guard next == nil, playing == nil, let presence else {
            return .failure(BusError(RemoteSession.Refusal.busy, "A session is playing already."))
        }
        do {
            let request = try StartRequest(table)
            next = try Playback(
                try request.preparation(), request.options, on: loop, presence: presence,
                observe: { _ in }, report: { DaemonLog.note(.warning, $0) })
            return .success([])
        } catch let mistakes as Mistakes {
            return .failure(BusError(RemoteSession.Refusal.wrongInput, mistakes.description))
        } catch let complaint as Complaint {
            let isWrong = complaint.code == .wrongInput
            return .failure(
                BusError(
                    isWrong ? RemoteSession.Refusal.wrongInput : RemoteSession.Refusal.failed,
                    complaint.sentence))
        } catch {
            return .failure(BusError(RemoteSession.Refusal.failed, Complaint(error).sentence))
        }
    }

    private func end(_ outcome: Session.Outcome) {
        playing = nil
        presence?.end()
        if case .failed(let sentence) = outcome.ending { DaemonLog.note(.error, sentence) }
        // What the session used goes back to the system when its threads have ended: the daemon may wait for days.
        loop.alarm(at: .now.advanced(milliseconds: Self.untilRest)) { FreedMemory.giveBack() }
    }

    /// In milliseconds.
    private static let untilRest: Int64 = 5_000
}
