import Audio
import Scheduler

extension OutputLoop {
    /// Does what the newest order asks for, from whatever is the case now.
    func obey(_ order: Order) {
        if isOver { return }
        if mixer.plan !== order.plan {
            let position = mixer.plan == nil ? .zero : mixer.position
            mixer.install(order.plan, at: position, entry: .resume)
            status.isHolding = false
        }
        switch order.mode {
        case .play: play()
        case .pause: pauseSound()
        case .stop: stop()
        case .cut: cut()
        }
        // Told after the plan before was let go: the session may now free it.
        status.serial = order.serial
        isNews = true
    }

    private func play() {
        switch pause {
        case nil:
            if status.phase == .opening { status.phase = .playing }
            return
        case .held(let phase):
            if device.pause(false) >= 0 {
                status.phase = phase
                break
            }
            startAgain()
        case .dropped: startAgain()
        }
        pause = nil
        forgetStall()
    }

    /// After a drop: from the frame last heard.
    private func startAgain() {
        let prepared = device.prepare()
        guard prepared >= 0 else {
            return finish(.lost(OutputError(errno: prepared, device: device.name)))
        }
        goBack(to: status.heard)
        drain = nil
        // Not yet heard is not yet woken.
        silence = status.heard > .zero ? Self.leadIn : max(Self.leadIn, preroll)
        status.phase = .playing
    }

    private func pauseSound() {
        if pause != nil { return }
        status.heard = playhead.heard(delay: device.delay())
        if status.phase != .opening, setting.canPause, device.pause(true) >= 0 {
            pause = .held(status.phase)
        } else {
            _ = device.drop()
            block.discard()
            pause = .dropped
        }
        status.phase = .paused
    }

    private func stop() {
        if pause != nil || status.phase == .opening { return cut() }
        if drain != nil {
            // The last frames are under way, and silence after them.
            drain?.end = .stopped
        } else if fade == nil {
            fade = Fade()
            fadeDeadline = clock.now.advanced(frames: Int64(setting.buffer + setting.period + Fade.frames))
                .advanced(milliseconds: Self.drainMargin)
        }
    }

    private func cut() {
        status.heard = pause == nil ? playhead.heard(delay: device.delay()) : status.heard
        _ = device.drop()
        finish(.stopped)
    }
}
