import Glibc
import Testing

@testable import AudioOutput

/// A device on a manual clock that keeps what is heard, and does at given moments what a script says.
final class ScriptedDevice: PCM {
    let name = "scripted"
    let clock: ManualClock
    let setting: PCMSetting
    private var pacing: Pacing
    /// Interleaved samples that were written; `drop` takes away those that were not heard.
    private(set) var tape: [Int16] = []
    private(set) var isClosed = false
    private(set) var waits = 0
    private var script: [(time: MonotonicTime, body: (ScriptedDevice) -> Void)] = []
    /// Returned by the next writes, in place of what they would do.
    var writeErrors: [Int] = []
    /// Returned by every call that recovers.
    var prepareResult: Int32 = 0
    /// Takes nothing and says nothing, like a server that hangs.
    var isStalled = false
    var openError: OutputError?

    init(
        clock: ManualClock = ManualClock(), period: Int = 6_000, buffer: Int = 24_000, canPause: Bool = true
    ) {
        self.clock = clock
        setting = PCMSetting(
            sample: .int16, period: period, buffer: buffer, canPause: canPause, isAudible: true)
        pacing = Pacing(buffer: buffer)
    }

    /// Does `body` when `frames` frames of time have passed from now.
    func after(_ frames: Int64, _ body: @escaping (ScriptedDevice) -> Void) {
        script.append((clock.now.advanced(frames: frames), body))
        script.sort { $0.time < $1.time }
    }

    func open() throws(OutputError) -> PCMSetting {
        if let openError { throw openError }
        return setting
    }

    func wait(forRoom room: Bool, orFor signal: EventSignal, until deadline: MonotonicTime?) -> PCMWake {
        waits += 1
        if signal.isSet { return .signal }
        let roomTime = room && !isStalled ? pacing.roomTime(for: Int64(setting.period)) : nil
        guard let wake = [roomTime, deadline, script.first?.time].compactMap({ $0 }).min() else {
            Issue.record("the loop sleeps for ever")
            return .failed(-EIO)
        }
        clock.advance(to: wake)
        while let next = script.first, next.time <= clock.now {
            script.removeFirst()
            next.body(self)
        }
        if signal.isSet { return .signal }
        if let roomTime, roomTime <= clock.now { return .room }
        return .deadline
    }

    func write(_ samples: UnsafeRawPointer, frames: Int) -> Int {
        if !writeErrors.isEmpty { return writeErrors.removeFirst() }
        if isStalled { return Int(-EAGAIN) }
        let taken = pacing.write(frames, at: clock.now)
        if taken > 0 {
            let samples = samples.assumingMemoryBound(to: Int16.self)
            tape.append(contentsOf: UnsafeBufferPointer(start: samples, count: taken * 2))
        }
        return taken
    }

    func delay() -> Int { Int(pacing.unheard(at: clock.now)) }

    func room() -> Int { Int(pacing.room(at: clock.now)) }

    func pause(_ pause: Bool) -> Int32 {
        guard setting.canPause, pacing.state == (pause ? .running : .paused) else { return -EBADFD }
        if pause { pacing.pause(at: clock.now) } else { pacing.resume(at: clock.now) }
        return 0
    }

    func drop() -> Int32 {
        tape.removeLast(2 * delay())
        pacing.prepare()
        return 0
    }

    func prepare() -> Int32 {
        pacing.prepare()
        return prepareResult
    }

    func start() -> Int32 {
        pacing.start(at: clock.now)
        return 0
    }

    func close() { isClosed = true }

    /// What was on the tape is gone but for the heard part, as when a machine slept.
    func loseBuffer() {
        _ = drop()
        writeErrors = [Int(-ESTRPIPE)]
    }
}
