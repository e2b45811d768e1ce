import Glibc
import Seeded

@testable import AudioOutput

/// Something that happens to a device.
struct Mishap {
    let name: String
    let strike: (ScriptedDevice) -> Void

    init(_ name: String, _ strike: @escaping (ScriptedDevice) -> Void) {
        self.name = name
        self.strike = strike
    }

    /// - Parameter kind: 0..<13.
    init(_ kind: Int, _ generator: inout SplitMix64) {
        switch kind {
        case 0: self = .death(&generator)
        case 1:
            let error = [-EIO, -ENODEV].randomElement(using: &generator) ?? -EIO
            self.init("a write fails with \(error)") { $0.writeErrors = [Int(error)] }
        case 2:
            let count = Int.random(in: 1...12, using: &generator)
            self.init("\(count) × EPIPE") {
                $0.writeErrors = Array(repeating: Int(-EPIPE), count: count)
            }
        case 3:
            let late = Int64.random(in: 1...20_000, using: &generator)
            self.init("runs dry for \(late)") { $0.clock.advance(frames: late) }
        case 4:
            let length = Int64.random(in: 1...600_000, using: &generator)
            self.init("hangs for \(length)") { device in
                device.isStalled = true
                device.after(length) { $0.isStalled = false }
            }
        case 5:
            let length = Int64.random(in: 1...30_000, using: &generator)
            self.init("says it has room for \(length)") { device in
                device.isEager = true
                device.after(length) { $0.isEager = false }
            }
        case 6:
            let mouthful = Int.random(in: 200...3_000, using: &generator)
            self.init("takes \(mouthful) at once") { $0.mouthful = mouthful }
        case 7, 8: self = .lies(&generator)
        case 9: self.init("the machine sleeps") { $0.clock.sleep(seconds: 600) }
        case 10: self.init("ESTRPIPE") { $0.loseBuffer() }
        case 11:
            self.init("prepare fails for a while") { device in
                device.prepareResult = -EIO
                device.writeErrors = [Int(-EPIPE)]
                device.after(10_000) { $0.prepareResult = 0 }
            }
        default:
            let count = Int.random(in: 1...20, using: &generator)
            self.init("\(count) waits fail") {
                $0.waitErrors = Array(repeating: -EAGAIN, count: count)
            }
        }
    }

    private static func death(_ generator: inout SplitMix64) -> Mishap {
        let away = Int64.random(in: 0...150_000, using: &generator)
        let error = [-EIO, -ENODEV, -EBADFD, -ENOTCONN].randomElement(using: &generator) ?? -EIO
        return Mishap("dies with \(error), back after \(away)") { device in
            device.die(error)
            device.openError = OutputError(.noServer, device: "scripted")
            device.after(away) { $0.openError = nil }
        }
    }

    private static func lies(_ generator: inout SplitMix64) -> Mishap {
        var lies = SplitMix64(state: generator.next())
        let length = Int64.random(in: 1...200_000, using: &generator)
        return Mishap("tells lies for \(length)") { device in
            device.lie = { delay in
                [0, -5, 1 << 40, delay / 2, delay + 4_000, Int.min, Int.max].randomElement(using: &lies)
                    ?? 0
            }
            device.after(length) { $0.lie = nil }
        }
    }
}
