import Fixtures
import Glibc
import System
import Testing

@testable import AudioOutput

@Suite("ALSA") struct ALSADeviceTests {
    private let samples = [Int16](repeating: 0, count: 96_000)

    private func write(_ device: ALSADevice, _ frames: Int) -> Int {
        samples.withUnsafeBytes { buffer in buffer.baseAddress.map { device.write($0, frames: frames) } ?? 0 }
    }

    @Test(
        "A PCM without a clock is paced by ours: it takes a buffer, and then no more at once",
        arguments: ["null", "file:FILE=/dev/null,FORMAT=raw"])
    func paced(name: String) throws {
        let device = ALSADevice(PCMName(unchecked: name))
        let setting = try device.open()
        #expect(setting.buffer == PCMSetting.wantedBuffer && setting.period == PCMSetting.wantedPeriod)
        let start = MonotonicTime.now
        var taken = 0
        for _ in 0..<100 {
            let count = write(device, 12_000)
            if count < 0 {
                #expect(count == Int(-EAGAIN))
                break
            }
            taken += count
        }
        // That it has none is seen by what it takes too much: half a second, once.
        let played = Int(MonotonicTime.now.frames(since: start))
        #expect(taken >= setting.buffer)
        #expect(taken <= setting.buffer + 24_000 + 12_000 + played)
        let signal = try EventSignal()
        let before = MonotonicTime.now
        #expect(device.waitForRoom(orFor: signal, until: nil) == .room)
        #expect(MonotonicTime.now.milliseconds(since: before) > 50)
        signal.set()
        #expect(device.waitForRoom(orFor: signal, until: nil) == .signal)
        device.close()
    }

    @Test("A name that is not there is told as such, again and again") func missing() {
        let expected = OutputError(.noDevice, device: "backtalk-no-such-device")
        for _ in 0..<3 {
            #expect(throws: expected) { _ = try ALSADevice(.missing).open() }
        }
    }

    @Test("Every error is one sentence with the next step in it")
    func sentences() {
        let errors = [ENOENT, ECONNREFUSED, EBUSY, EACCES, EIO, EINVAL, ENOMEM].map {
            OutputError(errno: -$0, device: "hw:7")
        }
        #expect(Set(errors.map(\.code)).count == errors.count)
        for error in errors {
            let sentence = error.description
            #expect(sentence.contains("'hw:7'") && sentence.contains("; ") && sentence.hasSuffix("."))
        }
    }
}
