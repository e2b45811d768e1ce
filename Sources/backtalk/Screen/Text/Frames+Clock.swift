import Scheduler

extension Frames {
    /// "4:05", rounded down.
    var minutesAndSeconds: String {
        let seconds = count / Frames.rate
        let rest = seconds % 60
        return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
    }

    /// "4:05", to the next whole second: a countdown reaches zero at its end.
    var countdown: String { Frames(max(0, count) + Frames.rate - 1).minutesAndSeconds }
}
