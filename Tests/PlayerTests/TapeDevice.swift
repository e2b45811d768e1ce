import AudioOutput
import Foundation
import Synchronization
import System

/// What a device was given to play, and what happens to it.
final class Tape: Sendable {
    private struct State {
        /// Interleaved samples, stereo, as bytes: what takes a block at once even where nothing is optimised.
        var sound = Data()
        /// The lengths at which the device died, in frames.
        var deaths: [Int] = []
        var isDying = false
        var isAway = false
    }

    private let state = Mutex(State())

    var heard: [Int16] {
        state.withLock { $0.sound.withUnsafeBytes { Array($0.bindMemory(to: Int16.self)) } }
    }
    var deaths: [Int] { state.withLock { $0.deaths } }

    /// The device is gone at its next call, and does not come back before `comeBack`.
    func die() {
        state.withLock {
            $0.isDying = true
            $0.isAway = true
        }
    }

    func comeBack() { state.withLock { $0.isAway = false } }

    fileprivate var isAway: Bool { state.withLock { $0.isAway } }
    fileprivate var isDying: Bool { state.withLock { $0.isDying } }

    fileprivate func append(_ pointer: UnsafeRawPointer, frames: Int) {
        state.withLock { $0.sound.append(pointer.assumingMemoryBound(to: UInt8.self), count: 4 * frames) }
    }

    /// The last so many frames were never heard.
    fileprivate func cut(_ frames: Int) {
        state.withLock { $0.sound.removeLast(min(4 * frames, $0.sound.count)) }
    }

    fileprivate func noteDeath() {
        state.withLock {
            $0.isDying = false
            $0.deaths.append($0.sound.count / 4)
        }
    }
}

/// A silent device that keeps what would be heard of it, and can break.
final class TapeDevice: PCM {
    let name = "tape"
    private let device = SilentDevice()
    private let tape: Tape
    /// After so many frames it is gone, once, until it is opened again; nil: never.
    private var breaksAfter: Int?
    private let hang: Hang?
    private var written = 0
    private var isBroken = false

    /// From what it does not come back: from a wait once it plays, or from being closed.
    enum Hang: CaseIterable { case waiting, closing }

    init(_ tape: Tape, breaksAfter: Int? = nil, hang: Hang? = nil) {
        self.tape = tape
        self.breaksAfter = breaksAfter
        self.hang = hang
    }

    func open() throws(OutputError) -> PCMSetting {
        if tape.isAway { throw OutputError(.noServer, device: name) }
        if isBroken { breaksAfter = nil }
        isBroken = false
        return try device.open()
    }

    func waitForRoom(orFor signal: EventSignal, until deadline: MonotonicTime?) -> PCMWake {
        while hang == .waiting, written > 0 { _ = Glibc.pause() }
        return isGone ? .failed(-EIO) : device.waitForRoom(orFor: signal, until: deadline)
    }

    func write(_ samples: UnsafeRawPointer, frames: Int) -> Int {
        if isGone { return Int(-EIO) }
        let taken = device.write(samples, frames: frames)
        if taken > 0 {
            tape.append(samples, frames: taken)
            written += taken
        }
        return taken
    }

    func delay() -> Int { isGone ? Int(-EIO) : device.delay() }
    func room() -> Int { isGone ? Int(-EIO) : device.room() }
    func pause(_ pause: Bool) -> Int32 { isGone ? -EIO : device.pause(pause) }

    func drop() -> Int32 {
        if isGone { return -EIO }
        tape.cut(device.delay())
        return device.drop()
    }

    func prepare() -> Int32 { isGone ? -EIO : device.prepare() }
    func start() -> Int32 { device.start() }
    func close() { while hang == .closing { _ = Glibc.pause() } }

    /// It broke just now, or before.
    private var isGone: Bool {
        if isBroken { return true }
        guard tape.isDying || breaksAfter.map({ written >= $0 }) == true else { return false }
        tape.cut(device.delay())
        tape.noteDeath()
        isBroken = true
        return true
    }
}
