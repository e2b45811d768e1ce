import CLinux
import Foundation
import Synchronization

/// A thread that opens files all the time, each for a moment, and looks whether they are as it left them: who uses a
/// descriptor that is closed already uses one of these.
public final class Bystander: Sendable {
    private let isOver = Atomic(false)
    private let rounds = Atomic(0)
    private let damage = Atomic(0)
    private let ended = DispatchSemaphore(value: 0)

    public init() {
        Thread.detachNewThread { self.work() }
    }

    /// The number of files that were not as it left them; nil where it had no turn.
    public func end() -> Int? {
        isOver.store(true, ordering: .relaxed)
        ended.wait()
        return rounds.load(ordering: .relaxed) > 0 ? damage.load(ordering: .relaxed) : nil
    }

    private func work() {
        var number: UInt64 = 0
        while !isOver.load(ordering: .relaxed) {
            number += 1
            let file = backtalk_memory_file("bystander")
            guard file >= 0, write(file, &number, 8) == 8 else { continue }
            for _ in 0..<(number % 64) { sched_yield() }
            var found: UInt64 = 0
            let isSame = pread(file, &found, 8, 0) == 8 && found == number && lseek(file, 0, SEEK_END) == 8
            if close(file) != 0 || !isSame { damage.add(1, ordering: .relaxed) }
            rounds.add(1, ordering: .relaxed)
        }
        ended.signal()
    }
}
