/// What ends by itself, and when: nothing here may wait for ever for a device.
extension OutputLoop {
    func settle(_ drain: Drain) {
        let heard = playhead.device - Int64(device.delay())
        if heard >= drain.device || clock.now >= drain.deadline { finish(drain.end) }
    }

    /// The next moment at which something is due that the device does not tell.
    var nextLook: MonotonicTime? {
        if pause != nil || status.phase == .opening { return nil }
        var next = earlier(refill, earlier(fadeDeadline, stallDeadline))
        if let drain {
            let rest = drain.device - (playhead.device - Int64(device.delay()))
            // A device that lags behind what it said is asked again in a millisecond.
            next = earlier(next, earlier(clock.now.advanced(frames: max(rest, 48)), drain.deadline))
        }
        return next
    }

    /// Ends what would otherwise wait for ever for a device that hangs.
    func giveUp() {
        guard pause == nil, !isOver else { return }
        if let fadeDeadline, clock.now >= fadeDeadline { finish(.stopped) }
        guard isFilling else { return }
        if let stallDeadline, clock.now >= stallDeadline {
            finish(.lost(OutputError(.noServer, device: device.name)))
        } else if stallDeadline == nil {
            noteProgress()
        }
    }

    /// The time in which the device was not asked does not count.
    func forgetStall() { stallDeadline = nil }

    func noteProgress() { stallDeadline = clock.now.advanced(milliseconds: Self.stallTime) }
}

/// Of two moments that may come the first. (The smallest of an array would allocate the array.)
private func earlier(_ a: MonotonicTime?, _ b: MonotonicTime?) -> MonotonicTime? {
    guard let a else { return b }
    guard let b else { return a }
    return min(a, b)
}
