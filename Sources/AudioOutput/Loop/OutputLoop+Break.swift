import Audio
import Glibc
import Scheduler

/// What goes wrong with a device, and how the session goes on.
extension OutputLoop {
    /// How many of its frames the device has played.
    func heardDevice() -> Int64 {
        guard isOpen, playhead.device > 0 else { return 0 }
        return estimator.hear(
            delay: device.delay(), of: playhead.device, buffer: setting.buffer, at: clock.now)
    }

    /// What is at the ear, asked of the device.
    var place: Playhead.Place { playhead.place(at: heardDevice()) }

    /// What is at the ear of a device that cannot be asked any more: what it last said, and the time since.
    var placeByClock: Playhead.Place {
        playhead.place(at: estimator.estimate(of: playhead.device, at: clock.now))
    }

    /// After an error of the device: true if writing can go on at once.
    func recover(from error: Int32) -> Bool {
        switch error {
        case -EAGAIN, -EINTR:
            backOff()
            return false
        case -EPIPE: return underrun()
        case -ESTRPIPE:
            breakOff(.slept, at: placeByClock)
            return false
        default:
            breakOff(.lost(OutputError(errno: error, device: device.name)), at: placeByClock)
            return false
        }
    }

    /// It ran dry: the timeline slips, and nothing is skipped.
    private func underrun() -> Bool {
        guard isFilling else { return false }
        let heard = estimator.estimate(of: playhead.device, at: clock.now, ranDry: true)
        let place = playhead.place(at: heard)
        status.underruns += 1
        isNews = true
        if let drain, heard >= drain.device {
            finish(drain.end)
            return false
        }
        if fade?.isOver == true {
            finish(.stopped)
            return false
        }
        let prepared = device.prepare()
        guard prepared >= 0, !xruns.add(at: clock.now) else {
            let error = OutputError(errno: prepared < 0 ? prepared : -EPIPE, device: device.name)
            breakOff(.lost(error), at: place)
            return false
        }
        if drain != nil {
            // The end is not heard yet: it is made again.
            drain = nil
            status.phase = .playing
        }
        goBack(to: place)
        silence = Self.leadIn
        return true
    }

    /// The sound broke off at `place`: the device is closed, and the session is asked where to go on.
    func breakOff(_ reason: OutputStatus.Break, at place: Playhead.Place) {
        if isOver { return }
        if isOpen { device.close() }
        isOpen = false
        refill = nil
        volumeDue = nil
        forgetStall()
        if let pause {
            // Where it was paused is known for sure already, and it stays paused.
            if case .held(_, let place, _) = pause { goBack(to: place) }
            drain = nil
            self.pause = .closed
            return
        }
        if fade != nil || drain?.end == .stopped {
            tell(place)
            return finish(.stopped)
        }
        if drain != nil, let plan = order?.program.plan, place.session >= plan.horizon {
            return finish(.finished)
        }
        drain = nil
        if isFilling { goBack(to: place) }
        status.breaks += 1
        status.lastBreak = reason
        isNews = true
        switch reason {
        case .slept:
            reconnect = nil
            status.waitingSince = nil
            pause = .closed
            status.phase = .paused
        case .lost: lookForDevice()
        }
    }

    /// The device is away, and wanted.
    func lookForDevice() {
        let now = clock.now
        let since = troubleSince ?? now
        troubleSince = since
        reconnect = ReconnectTimer(since: since, lastTry: lastTry, now: now)
        status.waitingSince = since
        status.phase = .waiting
    }

    /// Looks for a device that is away; plays on when it is there and the session has said where.
    func comeBack() {
        guard reconnect != nil else { return }
        if !isOpen, let reconnect, clock.now >= reconnect.next {
            do {
                try openDevice()
                xruns.forget()
                isNews = true
            } catch {
                self.reconnect?.failed(at: clock.now)
                status.lastBreak = .lost(error)
            }
        }
        if isOpen, let order, order.answered >= status.breaks, order.mode == .play {
            startAgain(after: max(Self.leadIn, preroll))
        }
    }

    /// Plays on from where the session goes on, on an empty device.
    func startAgain(after silence: Int) {
        reconnect = nil
        pause = nil
        drain = nil
        status.waitingSince = nil
        forgetStall()
        // Not yet heard is not yet woken.
        self.silence = status.heard > .zero || status.aside != nil ? silence : max(silence, preroll)
        status.phase = .playing
        isNews = true
    }

    /// The device is empty: the next frame it gets is that of `place`, faded in.
    func goBack(to place: Playhead.Place, entry: Mixer.Entry = .resume) {
        block.discard()
        playhead.restart(at: place)
        estimator.restart()
        lastSound = 0
        heardAtProgress = 0
        status.isHolding = false
        tell(place)
        guard let program = order?.program else { return }
        isInAside = false
        if let aside = program.aside, place.aside < aside.end {
            isInAside = true
            mixer.install(aside, at: place.aside, entry: .resume, edge: .cut)
        } else {
            mixer.install(program.plan, at: place.session, entry: entry, edge: .cut)
        }
    }

    /// Notes for the session what is at the ear.
    func tell(_ place: Playhead.Place) {
        status.heard = place.session
        status.standing = Frames(Int64(place.standing))
        status.aside = nil
        if let aside = order?.program.aside, place.aside < aside.end { status.aside = place.aside }
    }
}
