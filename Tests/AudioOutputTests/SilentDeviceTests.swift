import Glibc
import System
import Testing

@testable import AudioOutput

@Suite("The silent device") struct SilentDeviceTests {
    private let clock = ManualClock()
    private let samples = [Int16](repeating: 0, count: 200_000)

    private func write(_ device: SilentDevice, _ frames: Int) -> Int {
        samples.withUnsafeBytes { buffer in buffer.baseAddress.map { device.write($0, frames: frames) } ?? 0 }
    }

    @Test("It takes a buffer, and then as much as time has played") func paces() throws {
        let device = SilentDevice(clock: clock)
        let signal = try EventSignal()
        #expect(try device.open().buffer == 24_000)
        #expect(write(device, 50_000) == 24_000)
        #expect(write(device, 1) == Int(-EAGAIN))
        let start = clock.now
        for period in 1...1_000 {
            #expect(device.waitForRoom(orFor: signal, until: nil) == .room)
            #expect(write(device, 6_000) == 6_000)
            // 1 000 periods later there is no drift: every deadline is counted from the start.
            #expect(clock.now == start.advanced(frames: Int64(period * 6_000)))
        }
        #expect(device.delay() == 24_000)
    }

    @Test("It stands still while paused") func pauses() throws {
        let device = SilentDevice(clock: clock)
        _ = try device.open()
        _ = write(device, 24_000)
        clock.advance(frames: 5_000)
        #expect(device.pause(true) == 0)
        clock.advance(frames: 1_000_000)
        #expect(device.delay() == 19_000)
        #expect(device.pause(false) == 0)
        clock.advance(frames: 1_000)
        #expect(abs(device.delay() - 18_000) <= 1)
    }

    @Test("It runs dry, and plays again after prepare") func runsDry() throws {
        let device = SilentDevice(clock: clock)
        _ = try device.open()
        _ = write(device, 6_000)
        clock.advance(frames: 7_000)
        #expect(write(device, 6_000) == Int(-EPIPE))
        #expect(device.delay() == 0)
        #expect(device.prepare() == 0)
        #expect(write(device, 6_000) == 6_000)
    }

    @Test("A signal and a deadline wake it, whichever is first") func wakes() throws {
        let device = SilentDevice(clock: clock)
        let signal = try EventSignal()
        _ = try device.open()
        _ = write(device, 24_000)
        let soon = clock.now.advanced(frames: 100)
        #expect(device.waitForRoom(orFor: signal, until: soon) == .deadline)
        #expect(clock.now == soon)
        signal.set()
        #expect(device.waitForRoom(orFor: signal, until: nil) == .signal)
    }
}
