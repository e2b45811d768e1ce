import Glibc
import Scheduler

/// Giving the device what it has room for.
extension OutputLoop {
    /// When a device that says it has room, and takes nothing, is asked again.
    private static let backOff: Int64 = 10

    /// Writes until the device has no more room.
    func fill() {
        if let refill, clock.now < refill { return }
        refill = nil
        while isFilling {
            if block.rest == 0, !compose() { return }
            let taken = min(device.write(block.next, frames: block.rest), block.rest)
            if taken > 0 {
                saidRoom = false
                took(taken)
            } else if taken == 0 || taken == Int(-EAGAIN) {
                // It said that it had room: it is not asked in a circle.
                if saidRoom { backOff() }
                return
            } else if !recover(from: Int32(clamping: taken)) {
                return
            }
        }
    }

    private func took(_ frames: Int) {
        let now = clock.now
        if status.firstWrite == nil {
            status.firstWrite = now
            isNews = true
        }
        if !estimator.hasBegun { estimator.begin(at: now) }
        let isSilent = block.isSilent
        block.took(frames, into: &playhead)
        if !isSilent { lastSound = playhead.device }
        // A second beyond its buffer: it really plays.
        if troubleSince != nil, playhead.device > Int64(setting.buffer + 48_000) { troubleSince = nil }
        noteProgress()
    }

    /// It is asked again after a while.
    func backOff() { refill = clock.now.advanced(milliseconds: Self.backOff) }
}
