import AudioOutput
import Glibc
import Synchronization

/// What a device was given to play.
final class Tape: Sendable {
    private let samples = Mutex<[Int16]>([])

    var heard: [Int16] { samples.withLock { $0 } }

    func append(_ pointer: UnsafeRawPointer, frames: Int) {
        let buffer = UnsafeBufferPointer(
            start: pointer.assumingMemoryBound(to: Int16.self), count: frames * 2)
        samples.withLock { $0.append(contentsOf: buffer) }
    }
}

/// A silent device that keeps what it is given, and can break.
final class TapeDevice: PCM {
    let name = "tape"
    private let device = SilentDevice()
    private let tape: Tape
    /// After so many frames it is gone, once, until it is opened again; nil: never.
    private var breaksAfter: Int?
    /// Does not come back from a wait once it plays.
    private let hangs: Bool
    private var written = 0

    init(_ tape: Tape, breaksAfter: Int? = nil, hangs: Bool = false) {
        self.tape = tape
        self.breaksAfter = breaksAfter
        self.hangs = hangs
    }

    private var isBroken = false

    func open() throws(OutputError) -> PCMSetting {
        if isBroken { breaksAfter = nil }
        return try device.open()
    }

    func waitForRoom(orFor signal: EventSignal, until deadline: MonotonicTime?) -> PCMWake {
        while hangs, written > 0 { _ = Glibc.pause() }
        return device.waitForRoom(orFor: signal, until: deadline)
    }

    func write(_ samples: UnsafeRawPointer, frames: Int) -> Int {
        if let breaksAfter, written >= breaksAfter {
            isBroken = true
            return -5
        }
        let taken = device.write(samples, frames: frames)
        if taken > 0 {
            tape.append(samples, frames: taken)
            written += taken
        }
        return taken
    }

    func delay() -> Int { device.delay() }
    func room() -> Int { device.room() }
    func pause(_ pause: Bool) -> Int32 { device.pause(pause) }
    func drop() -> Int32 { device.drop() }
    func prepare() -> Int32 { device.prepare() }
    func start() -> Int32 { device.start() }
    func close() { device.close() }
}
