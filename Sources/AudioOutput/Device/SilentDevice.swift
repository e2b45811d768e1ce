import Glibc
import System

/// A device that nobody hears, for machines without sound: it takes frames as fast as a real one would play them.
public final class SilentDevice: PCM {
    public let name = "silent"
    private let clock: any ThreadClock
    private let setting: PCMSetting
    private var pacing: Pacing

    public init(
        clock: any ThreadClock = SystemClock(), period: Int = PCMSetting.wantedPeriod,
        buffer: Int = PCMSetting.wantedBuffer
    ) {
        self.clock = clock
        setting = PCMSetting(sample: .int16, period: period, buffer: buffer, canPause: true, isAudible: false)
        pacing = Pacing(buffer: buffer)
    }

    public func open() throws(OutputError) -> PCMSetting {
        pacing.prepare()
        return setting
    }

    public func waitForRoom(orFor signal: EventSignal, until deadline: MonotonicTime?) -> PCMWake {
        guard let roomTime = pacing.roomTime(for: Int64(setting.period)) else {
            return clock.wait(for: signal, until: deadline) ? .signal : .deadline
        }
        if let deadline, deadline < roomTime {
            return clock.wait(for: signal, until: deadline) ? .signal : .deadline
        }
        return clock.wait(for: signal, until: roomTime) ? .signal : .room
    }

    public func write(_ samples: UnsafeRawPointer, frames: Int) -> Int {
        pacing.write(frames, at: clock.now)
    }

    public func delay() -> Int { Int(pacing.unheard(at: clock.now)) }

    public func room() -> Int { Int(pacing.room(at: clock.now)) }

    public func pause(_ pause: Bool) -> Int32 {
        if pause { pacing.pause(at: clock.now) } else { pacing.resume(at: clock.now) }
        return 0
    }

    public func drop() -> Int32 {
        pacing.prepare()
        return 0
    }

    public func prepare() -> Int32 {
        pacing.prepare()
        return 0
    }

    public func start() -> Int32 {
        pacing.start(at: clock.now)
        return 0
    }

    public func close() {}
}
