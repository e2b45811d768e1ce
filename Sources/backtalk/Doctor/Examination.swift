import AudioOutput
import Synchronization
import System

/// Runs checks one after the other, each within its deadline.
final class Examination: Sendable {
    private let stuck = Atomic(0)

    /// How many checks have not come back: their threads still hang in what they looked at.
    var stuckCount: Int { stuck.load(ordering: .relaxed) }

    /// What a check finds, or that it found nothing in time.
    func findings(of check: any HealthCheck) -> [Finding] {
        let found = Mutex<[Finding]?>(nil)
        let answer = Answer(findings: found)
        do {
            let isDone = try EventSignal()
            let thread = try PlainThread("backtalk-check") {
                let findings = check.run()
                answer.findings.withLock { $0 = findings }
                isDone.set()
            }
            let end = MonotonicTime.now.advanced(milliseconds: Int64(check.deadline) * 1_000)
            guard SystemClock().wait(for: isDone, until: end) else {
                thread.detach()
                stuck.add(1, ordering: .relaxed)
                return [
                    .wrong(
                        "it gave no answer within \(check.deadline) s",
                        "something hangs; restart it, or log out and in again")
                ]
            }
            thread.join()
            return answer.findings.withLock { $0 } ?? []
        } catch {
            return [.wrong(error)]
        }
    }

    /// Outlives a check that never comes back.
    private final class Answer: Sendable {
        let findings: Mutex<[Finding]?>

        init(findings: consuming sending Mutex<[Finding]?>) { self.findings = findings }
    }
}
