import Audio
import Scheduler

extension OutputLoop {
    /// Does what the newest order asks for, from whatever is the case now.
    func obey(_ order: Order) {
        if isOver { return }
        let before = self.order
        self.order = order
        refill = nil
        if before == nil { mixer = Mixer(volume: order.volume) }
        let tone = order.tone.flatMap { $0.number == before?.tone?.number ? nil : $0 }
        if let tone {
            overlay = Overlay(tone, volume: order.volume)
            self.tone = tone
        }
        var isCut = false
        if order.program.number != status.program, fade == nil {
            install(order.program, before: before?.program)
            isCut = order.program.start != nil
        }
        // Heard at once, not after what the device has in its buffer.
        if tone != nil, !isCut, order.mode == .play, isFilling, fade == nil, drain == nil { empty() }
        if order.volume != mixer.volume { turnVolume(to: order.volume) }
        switch order.mode {
        case .play: play()
        case .pause:
            pauseSound()
            // Whoever goes on later needs no answer to what they asked in the pause.
            overlay = nil
        case .rest:
            overlay = nil
            pauseSound()
            closePaused()
        case .stop: stop()
        case .cut: cut()
        }
        // Told after the plan before was let go: the session may now free it.
        status.serial = order.serial
        isNews = true
    }

    private func install(_ program: Program, before: Program?) {
        status.program = program.number
        if let start = program.start {
            jump(to: start, program)
        } else if isInAside, let aside = program.aside, aside === before?.aside {
            // The aside plays on; the new plan follows it.
        } else {
            let position = before == nil ? .zero : isInAside ? playhead.session : mixer.position
            isInAside = false
            mixer.install(program.plan, at: position, entry: .resume)
            status.isHolding = false
        }
    }

    /// Cuts at the device, and goes on elsewhere.
    private func jump(to start: Frames, _ program: Program) {
        let until = clock.now.advanced(milliseconds: Self.closeTime)
        switch pause {
        case .held, .answering:
            _ = device.drop()
            pause = .dropped(until: until)
        case nil where isFilling: empty()
        default: break
        }
        goBack(
            to: Playhead.Place(session: max(.zero, min(start, program.plan.horizon))), entry: program.entry)
    }

    /// Empties a device that plays, to be filled anew at once.
    private func empty() {
        let place = self.place
        drain = nil
        status.phase = .playing
        lastCut = clock.now
        _ = device.drop()
        let prepared = device.prepare()
        // Not yet heard is not yet woken.
        silence = place.session > .zero ? Self.leadIn : max(Self.leadIn, preroll)
        goBack(to: place)
        if prepared < 0 { breakOff(.lost(OutputError(errno: prepared, device: device.name)), at: place) }
    }

    private func play() {
        guard let order, order.answered >= status.breaks else { return }
        switch pause {
        case nil:
            if status.phase == .opening { status.phase = .playing }
            return
        case .held(let phase, let place, _):
            if device.pause(false) >= 0 {
                pause = nil
                status.phase = phase
                let now = clock.now
                estimator.begin(at: now)
                drain?.deadline = now.advanced(frames: Int64(2 * setting.buffer))
                    .advanced(milliseconds: Self.drainMargin)
                return forgetStall()
            }
            _ = device.drop()
            goBack(to: place)
            prepareAgain()
        case .answering:
            overlay = nil
            _ = device.drop()
            prepareAgain()
        case .dropped: prepareAgain()
        case .closed: openAgain()
        }
    }

    private func prepareAgain() {
        if device.prepare() >= 0 { return startAgain(after: Self.leadIn) }
        device.close()
        isOpen = false
        openAgain()
    }

    /// It was closed while it was paused.
    private func openAgain() {
        pause = nil
        do {
            try openDevice()
            startAgain(after: Self.leadIn)
        } catch {
            status.phase = .paused
            breakOff(.lost(error), at: playhead.end)
        }
    }

    private func stop() {
        if pause != nil || !isFilling { return cut() }
        if drain != nil {
            // The last frames are under way, and silence after them.
            drain?.end = .stopped
            drain?.deadline = clock.now.advanced(frames: Int64(2 * setting.buffer))
                .advanced(milliseconds: Self.drainMargin)
        } else if fade == nil {
            fade = Fade()
            fadeDeadline = clock.now.advanced(frames: Int64(setting.buffer + setting.period + Fade.frames))
                .advanced(milliseconds: Self.drainMargin)
        }
    }

    private func cut() {
        if isFilling { tell(place) }
        if isOpen { _ = device.drop() }
        finish(.stopped)
    }

    // MARK: - Volume

    /// How long after a cut the next one comes at the earliest: a key that is held down shall not make the sound
    /// stutter, and what it did shall be heard within 100 ms.
    private static var cutDistance: Int64 { 70 }

    private func turnVolume(to volume: Float) {
        mixer.volume = volume
        if case .held(_, let place, let until) = pause {
            // What it holds has the old volume.
            _ = device.drop()
            drain = nil
            pause = .dropped(until: until)
            return goBack(to: place)
        }
        guard isFilling, fade == nil else { return }
        volumeDue = max(clock.now, lastCut.advanced(milliseconds: Self.cutDistance))
    }

    /// Makes a change of volume heard at once: what the device has of the old volume is thrown away and rendered again. If
    /// that is silence, it stays.
    func changeVolume() {
        guard let volumeDue, clock.now >= volumeDue else { return }
        self.volumeDue = nil
        guard isFilling, fade == nil, drain?.end != .stopped, lastSound > heardDevice() else { return }
        empty()
    }
}
