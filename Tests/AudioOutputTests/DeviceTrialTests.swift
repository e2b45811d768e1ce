import Glibc
import Testing

@testable import AudioOutput

@Suite("A device that is tried") struct DeviceTrialTests {
    private let sound = (0..<72_000).map { Int16(truncatingIfNeeded: $0 % 20_000 + 1) }

    @Test("It plays the sound whole on both sides, in its time, and what it was set to is told")
    func plays() throws {
        let device = ScriptedDevice()
        let trial = try DeviceTrial.play(sound, on: device, clock: device.clock)
        #expect(device.tape == sound.flatMap { [$0, $0] } && device.isClosed)
        #expect(trial.setting == device.setting && trial.underruns == 0)
        #expect(trial.delay.map { (12_000...24_000).contains($0) } == true)
        #expect(trial.length == 1_500 && (1_500...1_520).contains(trial.taken))
    }

    @Test("A device that runs dry goes on, and one that only runs dry is given up")
    func dry() throws {
        let device = ScriptedDevice()
        device.writeErrors = [Int(-EPIPE), Int(-EAGAIN)]
        #expect(try DeviceTrial.play(sound, on: device, clock: device.clock).underruns == 1)
        device.writeErrors = Array(repeating: Int(-EPIPE), count: 100)
        #expect(throws: OutputError.self) { try DeviceTrial.play(sound, on: device, clock: device.clock) }
    }

    @Test("One that hangs, dies or is not there is told, and closed", arguments: [0, 1, 2])
    func fails(how: Int) throws {
        let device = ScriptedDevice()
        switch how {
        case 0: device.after(10_000) { $0.isStalled = true }
        case 1: device.after(10_000) { $0.die() }
        default: device.openError = OutputError(.busy, device: "scripted")
        }
        let expected: OutputError.Code = how == 0 ? .noServer : how == 1 ? .lost : .busy
        #expect(throws: OutputError(expected, device: "scripted")) {
            try DeviceTrial.play(sound, on: device, clock: device.clock)
        }
        #expect(device.clock.now.nanoseconds < 20_000_000_000)
    }
}
