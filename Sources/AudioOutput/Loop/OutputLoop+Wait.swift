import Scheduler
import System

/// What ends by itself, and when: nothing here may wait for ever for a device.
extension OutputLoop {
    func settle(_ drain: Drain) {
        if heardDevice() >= drain.device || clock.now >= drain.deadline { finish(drain.end) }
    }

    /// The next moment at which something is due that the device does not tell.
    var nextLook: MonotonicTime? {
        switch pause {
        case .held(_, _, let until), .dropped(let until), .answering(let until): return until
        case .closed: return nil
        case nil: break
        }
        if let reconnect { return isOpen ? nil : reconnect.next }
        guard isFilling else { return nil }
        var next = earlier(earlier(refill, volumeDue), earlier(fadeDeadline, stallDeadline))
        // A device that plays wakes the thread twice as often; one that does not is asked what it has played.
        next = earlier(next, clock.now.advanced(milliseconds: Self.reportInterval))
        if let drain {
            let rest = drain.device - heardDevice()
            // A device that lags behind what it said is asked again in 10 ms.
            next = earlier(next, earlier(clock.now.advanced(frames: max(rest, 480)), drain.deadline))
        }
        return next
    }

    /// Ends what would otherwise wait for ever for a device that hangs.
    func giveUp() {
        guard isFilling else { return }
        if let fadeDeadline, clock.now >= fadeDeadline { return finish(.stopped) }
        if let stallDeadline, clock.now >= stallDeadline {
            // Whether it played since it last took something is not known; nothing was heard by now.
            if troubleSince == nil { troubleSince = stallDeadline.advanced(milliseconds: -Self.stallTime) }
            breakOff(
                .lost(OutputError(.noServer, device: device.name)), at: playhead.place(at: heardAtProgress))
        } else if stallDeadline == nil {
            noteProgress()
        }
    }

    /// The time in which the device was not asked does not count.
    func forgetStall() { stallDeadline = nil }

    func noteProgress() {
        stallDeadline = clock.now.advanced(milliseconds: Self.stallTime)
        heardAtProgress = heardDevice()
    }

    func closeAfterLongPause() {
        switch pause {
        case .answering(let until) where clock.now >= until:
            _ = device.drop()
            pause = .dropped(until: clock.now.advanced(milliseconds: Self.closeTime))
        case .held(_, _, let until) where clock.now >= until: closePaused()
        case .dropped(let until) where clock.now >= until: closePaused()
        default: break
        }
    }

    /// Lets go of a device that is paused.
    func closePaused() {
        guard let pause, isOpen else { return }
        device.close()
        isOpen = false
        isNews = true
        self.pause = .closed
        // What it held is lost: it is rendered again from here.
        guard case .held(_, let place, _) = pause else { return }
        drain = nil
        goBack(to: place)
    }

    func report() {
        if isOver { return }
        let now = clock.now
        let interval = now.nanoseconds - lastReport.nanoseconds
        guard isNews || (isFilling && interval >= Self.reportInterval * 1_000_000) else { return }
        status.time = now
        status.written = playhead.session
        status.isOpen = isOpen
        if isFilling { tell(place) }
        if reports.put(status) {
            isNews = false
            lastReport = now
        }
    }
}

/// Of two moments that may come the first. (The smallest of an array would allocate the array.)
private func earlier(_ a: MonotonicTime?, _ b: MonotonicTime?) -> MonotonicTime? {
    guard let a else { return b }
    guard let b else { return a }
    return min(a, b)
}
