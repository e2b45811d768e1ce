import CALSA
import Glibc
import System

/// A PCM of ALSA, by its name: `default`, `pulse`, `hw:0`, `null`. PipeWire and PulseAudio are reached through it too.
///
/// Opened non-blocking: a server that hangs must not take the thread along that hears the commands. Used by one thread.
public final class ALSADevice: PCM {
    /// How it is told.
    public var name: String { pcm.text }
    private let pcm: PCMName
    private var handle: OpaquePointer?
    /// ALSA's descriptors, and after them the signal's.
    private var descriptors = UnsafeMutableBufferPointer<pollfd>(start: nil, count: 0)
    private var period = PCMSetting.wantedPeriod
    /// For PCMs that take hours of sound at once (`null`, `file` over it): they have no clock, so ours paces them.
    private var pacing: Pacing?
    private var clocklessDetector = ClocklessDetector()
    /// It was opened before, or tried to be.
    private var wasOpen = false

    public init(_ pcm: PCMName = .standard) { self.pcm = pcm }

    deinit { close() }

    public func open() throws(OutputError) -> PCMSetting {
        close()
        backtalk_alsa_silence()
        // ALSA keeps what its configuration found out: a server that was started again would never be found.
        if wasOpen { snd_config_update_free_global() }
        var opened: OpaquePointer?
        let result = snd_pcm_open(&opened, pcm.text, SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK)
        guard result == 0, let opened else {
            wasOpen = true
            throw OutputError(errno: result, device: name)
        }
        handle = opened
        wasOpen = true
        do throws(OutputError) {
            let setting = try configure(opened)
            period = setting.period
            let count = max(0, Int(snd_pcm_poll_descriptors_count(opened)))
            descriptors = .allocate(capacity: count + 1)
            descriptors.initialize(repeating: pollfd())
            snd_pcm_poll_descriptors(opened, descriptors.baseAddress, UInt32(count))
            let hasNoClock = snd_pcm_type(opened) == SND_PCM_TYPE_NULL
            pacing = hasNoClock ? Pacing(buffer: setting.buffer) : nil
            clocklessDetector = ClocklessDetector(buffer: setting.buffer)
            return setting
        } catch {
            close()
            throw error
        }
    }

    public func waitForRoom(orFor signal: EventSignal, until deadline: MonotonicTime?) -> PCMWake {
        if let pacing {
            let roomTime = pacing.roomTime(for: Int64(period))
            let isRoomFirst = roomTime.map { time in deadline.map { time <= $0 } ?? true } ?? false
            if SystemClock().wait(for: signal, until: isRoomFirst ? roomTime : deadline) { return .signal }
            return isRoomFirst ? .room : .deadline
        }
        guard let last = descriptors.indices.last else { return .failed(-EBADF) }
        descriptors[last] = pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let ready = SystemClock.poll(descriptors.baseAddress, count: last + 1, until: deadline)
            if ready == 0 { return .deadline }
            if ready < 0 { return .failed(ready) }
            if descriptors[last].revents != 0 { return .signal }
            var events: UInt16 = 0
            let result = snd_pcm_poll_descriptors_revents(
                handle, descriptors.baseAddress, UInt32(last), &events)
            if result < 0 { return .failed(result) }
            // With POLLERR alone the next call tells which error it is.
            if events & UInt16(POLLOUT | POLLERR | POLLHUP | POLLNVAL) != 0 { return .room }
        }
    }

    public func write(_ samples: UnsafeRawPointer, frames: Int) -> Int {
        if pacing != nil {
            let taken = pacing?.write(frames, at: .now) ?? 0
            if taken <= 0 { return taken }
            // It has room for everything, always.
            return min(taken, snd_pcm_writei(handle, samples, snd_pcm_uframes_t(taken)))
        }
        let taken = snd_pcm_writei(handle, samples, snd_pcm_uframes_t(frames))
        if taken > 0, clocklessDetector.confirmed(byWriting: taken, at: .now) {
            var pacing = Pacing(buffer: clocklessDetector.buffer)
            _ = pacing.write(clocklessDetector.buffer, at: .now)
            self.pacing = pacing
        }
        return taken
    }

    public func delay() -> Int {
        if let pacing { return Int(pacing.unheard(at: .now)) }
        var frames: snd_pcm_sframes_t = 0
        let result = snd_pcm_delay(handle, &frames)
        // -EIO before the first write is normal.
        return result < 0 ? Int(result) : frames
    }

    public func room() -> Int {
        if let pacing { return Int(pacing.room(at: .now)) }
        return snd_pcm_avail_update(handle)
    }

    public func pause(_ pause: Bool) -> Int32 {
        if pause { pacing?.pause(at: .now) } else { pacing?.resume(at: .now) }
        return snd_pcm_pause(handle, pause ? 1 : 0)
    }

    public func drop() -> Int32 {
        pacing?.prepare()
        return snd_pcm_drop(handle)
    }

    public func prepare() -> Int32 {
        pacing?.prepare()
        clocklessDetector.clear()
        return snd_pcm_prepare(handle)
    }

    public func start() -> Int32 {
        if snd_pcm_state(handle) == SND_PCM_STATE_RUNNING { return 0 }
        return snd_pcm_start(handle)
    }

    public func close() {
        if let handle { snd_pcm_close(handle) }
        handle = nil
        descriptors.deallocate()
        descriptors = UnsafeMutableBufferPointer(start: nil, count: 0)
        pacing = nil
    }
}
