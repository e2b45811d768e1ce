import Audio
import Scheduler

/// Standing still.
extension OutputLoop {
    func pauseSound() {
        if pause != nil { return }
        // What the device has of the old volume is not to be heard when it goes on.
        let isOutdated = volumeDue != nil
        volumeDue = nil
        refill = nil
        let until = clock.now.advanced(milliseconds: Self.closeTime)
        if isFilling {
            var place = self.place
            if overlay == nil, !isOutdated, setting.canPause, device.pause(true) >= 0 {
                // It played on until it stopped: 5 ms through PulseAudio.
                place = self.place
                tell(place)
                pause = .held(status.phase, at: place, until: until)
            } else {
                tell(place)
                let dropped = device.drop()
                if dropped < 0 { recoverPaused(from: dropped, at: place) }
                if isOver { return }
                drain = nil
                goBack(to: place)
                pause = isOpen ? .dropped(until: until) : .closed
                answerPause()
            }
        } else {
            // A device that is away need not be looked for until it is wanted again.
            reconnect = nil
            status.waitingSince = nil
            pause = isOpen ? .dropped(until: until) : .closed
        }
        status.phase = .paused
    }

    /// The device is empty: it plays the tone, and nothing after it.
    private func answerPause() {
        guard isOpen, overlay != nil, device.prepare() >= 0 else { return overlay = nil }
        var written = 0
        silence = Self.leadIn
        while silence > 0 || overlay != nil {
            let frames = min(setting.period, silence > 0 ? silence : overlay?.remaining ?? 0)
            block.silence(frames)
            if silence > 0 {
                silence -= frames
            } else {
                overlay?.mix(into: block.samples, frames: frames, as: block.sample)
                if overlay?.isOver == true { overlay = nil }
            }
            // It is shorter than any buffer that was asked for; what a smaller one does not take is left out.
            let taken = device.write(block.next, frames: frames)
            guard taken > 0 else { break }
            written += taken
        }
        block.discard()
        overlay = nil
        _ = device.start()
        pause = .answering(
            until: clock.now.advanced(frames: Int64(written)).advanced(milliseconds: Self.answerMargin))
    }

    /// What a device may take to play a tone beyond its length, in milliseconds.
    private static let answerMargin: Int64 = 300

    /// It failed when it was to be paused: where it was is doubtful, so the session is asked where to go on.
    private func recoverPaused(from error: Int32, at place: Playhead.Place) {
        let error = OutputError(errno: error, device: device.name)
        breakOff(.lost(error), at: place)
        reconnect = nil
        status.waitingSince = nil
    }
}
