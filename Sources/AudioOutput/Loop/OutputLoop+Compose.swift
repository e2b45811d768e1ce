import Audio
import Scheduler

extension OutputLoop {
    /// Makes the next block; false if nothing is to be written now.
    func compose() -> Bool {
        let isLeadIn = silence > 0
        guard composeSession() else { return false }
        if !isLeadIn { sound() }
        return true
    }

    /// Adds the tone that answers a key; after the silence in which a device that was emptied loses sound.
    private func sound() {
        guard overlay != nil else { return }
        overlay?.mix(into: block.samples, frames: block.count, as: block.sample)
        block.sounds()
        if overlay?.isOver == true { overlay = nil }
    }

    private func composeSession() -> Bool {
        if silence > 0 {
            let frames = min(silence, setting.period)
            block.silence(frames)
            silence -= frames
            return true
        }
        if drain != nil {
            // A card plays on to the end of its period: it must find silence there.
            block.silence(setting.period)
            return true
        }
        if status.isHolding, isFullEnough() { return false }
        let frames = status.isHolding ? max(setting.period / 2, 1) : setting.period
        let progress = render(frames)
        let advanced = Int(progress.advanced.count)
        if isInAside, progress.state == .ended {
            endAside()
            // An empty block would be no progress.
            if advanced == 0 { return composeSession() }
            block.fill(advanced, advancing: advanced, .aside, isSilent: progress.isSilent)
            return true
        }
        block.fill(
            frames, advancing: advanced, isInAside ? .aside : .session, isSilent: progress.isSilent)
        if fade != nil {
            fade?.apply(to: block.samples, frames: frames, as: setting.sample)
            if fade?.isOver == true { beginDrain(after: frames, end: .stopped) }
        } else if progress.state == .ended {
            beginDrain(after: advanced, end: .finished)
        }
        note(progress, of: frames)
        return true
    }

    private func endAside() {
        isInAside = false
        guard let program = order?.program else { return }
        mixer.install(program.plan, at: playhead.session, entry: program.entry)
        status.isHolding = false
    }

    private func render(_ frames: Int) -> Mixer.Progress {
        switch setting.sample {
        case .int16: mixer.render16(into: block.samples.assumingMemoryBound(to: Int16.self), frames: frames)
        case .float32: mixer.render(into: block.samples.assumingMemoryBound(to: Float.self), frames: frames)
        }
    }

    /// While the position waits a period of silence in the device is enough: what comes after it shall be heard soon.
    private func isFullEnough() -> Bool {
        let queued = setting.buffer - min(max(device.room(), 0), setting.buffer)
        if queued <= setting.period { return false }
        refill = clock.now.advanced(frames: Int64(queued - setting.period)).advanced(milliseconds: 1)
        return true
    }

    private func note(_ progress: Mixer.Progress, of frames: Int) {
        let isWaiting = progress.state == .holding || progress.state == .atHorizon
        let held = isWaiting ? Frames(Int64(frames)) - progress.advanced : .zero
        let isHolding = held > .zero
        if isHolding, !status.isHolding { status.holds += 1 }
        if isHolding != status.isHolding { isNews = true }
        status.isHolding = isHolding
        status.held += held
    }

    private func beginDrain(after frames: Int, end: OutputStatus.End) {
        let unheard = playhead.device - heardDevice() + Int64(frames + setting.buffer)
        // Who waits for silence is not kept waiting; at the session's end a device that hangs may come round.
        let margin = end == .stopped ? Self.drainMargin : Self.stallTime + Self.drainMargin
        drain = Drain(
            device: playhead.device + Int64(frames),
            deadline: clock.now.advanced(frames: unheard).advanced(milliseconds: margin), end: end)
        status.phase = .draining
        isNews = true
    }
}
