import Glibc
import System
import Testing

@testable import AudioOutput

/// A device on a manual clock that keeps what is heard, and fails as a script says.
final class ScriptedDevice: PCM {
    let name = "scripted"
    let clock: ManualClock
    var setting: PCMSetting
    private var pacing: Pacing
    /// Interleaved samples that were written; what is thrown away unheard is taken off it.
    private(set) var tape: [Int16] = []
    /// The shortest that the tape has been since `mark`, in frames: what is thrown away unheard is thrown away at a cut.
    private(set) var shortest = 0
    private(set) var isClosed = false
    private(set) var waits = 0
    /// Calls of every kind, by the second of the clock in which they came.
    private(set) var calls: [Int64: Int] = [:]
    private(set) var opens: [MonotonicTime] = []
    /// Returned by the next writes, in place of what they would do.
    var writeErrors: [Int] = []
    /// Returned by the next waits.
    var waitErrors: [Int32] = []
    /// Returned by every call that recovers.
    var prepareResult: Int32 = 0
    /// Takes nothing and says nothing, and does not play, like a server that hangs.
    var isStalled = false { didSet { if oldValue != isStalled { stall() } } }
    /// Takes so many frames at once at most.
    var mouthful = Int.max
    /// Says in place of the truth how much is yet to be heard.
    var lie: ((Int) -> Int)?
    /// It says that it has room when it has none.
    var isEager = false
    var openError: OutputError?
    /// It is gone: every call fails until it is opened again.
    private(set) var isDead = false
    private var isHeld = false
    private var isSuspended = false
    private var deathCry = -EIO

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
        clock.after(frames) { [unowned self] in body(self) }
    }

    func mark() { shortest = tape.count / 2 }

    /// It is gone, and what was in it is not heard.
    func die(_ error: Int32 = -EIO) {
        loseUnheard()
        isDead = true
        deathCry = error
    }

    /// What was on the tape is gone but for the heard part, as when a machine slept.
    func loseBuffer() {
        loseUnheard()
        isSuspended = true
    }

    private func loseUnheard() {
        isHeld = false
        tape.removeLast(2 * min(Int(pacing.unheard(at: clock.now)), tape.count / 2))
        shortest = min(shortest, tape.count / 2)
        pacing.prepare()
    }

    private func stall() {
        if isStalled { return pacing.pause(at: clock.now) }
        if !isHeld { pacing.resume(at: clock.now) }
        // What hung has not run dry.
        writeErrors.removeAll { $0 == Int(-EPIPE) }
    }

    private func count() { calls[clock.now.nanoseconds / 1_000_000_000, default: 0] += 1 }

    // MARK: - PCM

    func open() throws(OutputError) -> PCMSetting {
        count()
        opens.append(clock.now)
        if let openError { throw openError }
        isClosed = false
        isDead = false
        isSuspended = false
        pacing = Pacing(buffer: setting.buffer)
        if isStalled { pacing.pause(at: clock.now) }
        return setting
    }

    func waitForRoom(orFor signal: EventSignal, until deadline: MonotonicTime?) -> PCMWake {
        count()
        waits += 1
        if !waitErrors.isEmpty { return .failed(waitErrors.removeFirst()) }
        if isDead { return .failed(deathCry) }
        if isEager { return signal.isSet ? .signal : .room }
        let roomTime = isStalled ? nil : pacing.roomTime(for: Int64(setting.period))
        let wake = [roomTime, deadline].compactMap { $0 }.min()
        if clock.wait(for: signal, until: wake) { return .signal }
        if let roomTime, roomTime <= clock.now { return .room }
        return .deadline
    }

    func write(_ samples: UnsafeRawPointer, frames: Int) -> Int {
        count()
        if isDead { return Int(deathCry) }
        if isStalled { return Int(-EAGAIN) }
        if isSuspended { return Int(-ESTRPIPE) }
        if !writeErrors.isEmpty { return writeErrors.removeFirst() }
        let taken = pacing.write(min(frames, mouthful), at: clock.now)
        if taken > 0 {
            let samples = samples.assumingMemoryBound(to: Int16.self)
            tape.append(contentsOf: UnsafeBufferPointer(start: samples, count: taken * 2))
        }
        return taken
    }

    func delay() -> Int {
        count()
        if isDead { return Int(deathCry) }
        if isSuspended { return Int(-ESTRPIPE) }
        let delay = Int(pacing.unheard(at: clock.now))
        // One that hangs does not lie as well: what it played could not be known.
        return isStalled ? delay : lie?(delay) ?? delay
    }

    func room() -> Int {
        count()
        return isDead ? Int(deathCry) : Int(pacing.room(at: clock.now))
    }

    func pause(_ pause: Bool) -> Int32 {
        count()
        if isDead { return deathCry }
        if isSuspended { return -ESTRPIPE }
        guard setting.canPause, pause != isHeld, pacing.state != .prepared else { return -EBADFD }
        isHeld = pause
        if pause { pacing.pause(at: clock.now) } else if !isStalled { pacing.resume(at: clock.now) }
        return 0
    }

    func drop() -> Int32 {
        count()
        if isDead { return deathCry }
        if isSuspended { return -ESTRPIPE }
        loseUnheard()
        return 0
    }

    func prepare() -> Int32 {
        count()
        if isDead { return deathCry }
        loseUnheard()
        return prepareResult
    }

    func start() -> Int32 {
        pacing.start(at: clock.now)
        return 0
    }

    func close() {
        count()
        if !isDead { loseUnheard() }
        isClosed = true
    }
}
