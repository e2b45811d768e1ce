import Scheduler

/// Which session frame is heard, told from how many frames the device has been given and has yet to play.
///
/// Session frames and device frames part wherever silence is written that is no part of the session: the pre-roll,
/// waiting, the lead-in of a device that was dropped. The last such stretches are kept, as many as can lie in a buffer.
struct Playhead {
    /// From this device frame on, session frames begin here and run along, or stand still.
    private struct Stretch {
        var device: Int64
        var session: Int64
        var isRunning: Bool
    }

    private static let capacity = 64
    /// A ring: stretch `n` lies at `n` modulo `capacity`.
    private var stretches: [Stretch]
    private var count = 0
    /// Frames given to the device.
    private(set) var device: Int64 = 0
    /// The session frame that the next one will be.
    private(set) var session: Frames

    init(at session: Frames) {
        self.session = session
        stretches = Array(
            repeating: Stretch(device: 0, session: session.count, isRunning: false), count: Self.capacity)
    }

    /// The device was emptied, or goes on elsewhere in the session.
    mutating func restart(at session: Frames) {
        self.session = session
        device = 0
        count = 0
    }

    /// Session frames were written.
    mutating func advance(_ frames: Int) { append(frames, isRunning: true) }

    /// Silence was written that is no part of the session.
    mutating func stand(_ frames: Int) { append(frames, isRunning: false) }

    private mutating func append(_ frames: Int, isRunning: Bool) {
        if frames <= 0 { return }
        if count == 0 || stretches[(count - 1) % Self.capacity].isRunning != isRunning {
            stretches[count % Self.capacity] = Stretch(
                device: device, session: session.count, isRunning: isRunning)
            count += 1
        }
        device += Int64(frames)
        if isRunning { session += Frames(Int64(frames)) }
    }

    /// The session frame at the ear when the device has `delay` frames yet to play.
    func heard(delay: Int) -> Frames { place(delay: delay).session }

    /// How many frames of silence are yet to be heard before that session frame goes on; 0 if it moves.
    func standing(delay: Int) -> Int { place(delay: delay).standing }

    private func place(delay: Int) -> (session: Frames, standing: Int) {
        let at = self.device - Int64(delay)
        var end = self.device
        var n = count - 1
        while n >= max(0, count - Self.capacity) {
            let stretch = stretches[n % Self.capacity]
            if at >= stretch.device || n == max(0, count - Self.capacity) {
                if !stretch.isRunning { return (Frames(stretch.session), Int(end - at)) }
                return (Frames(stretch.session + max(0, at - stretch.device)), 0)
            }
            end = stretch.device
            n -= 1
        }
        return (session, 0)
    }
}
