import Glibc
import System

/// A short sound, played on a device to hear whether it works, and what came back.
public struct DeviceTrial: Sendable, Hashable {
    public let setting: PCMSetting
    /// Frames between what is written and what is heard, once its buffer was full; nil where it does not say.
    public let delay: Int?
    public let underruns: Int
    /// How long the sound is, and how long it took, in milliseconds.
    public let length: Double
    public let taken: Double

    /// Opens the device and closes it again.
    public static func open(_ device: any PCM) throws(OutputError) -> PCMSetting {
        defer { device.close() }
        return try device.open()
    }

    /// Opens the device, plays `samples` (mono at 48 kHz) to their end and closes it. Call it on a thread of its own: a
    /// server that hangs may keep `open` waiting.
    ///
    /// - Parameter patience: how much longer than the sound it may take, in milliseconds.
    /// - Throws: `OutputError`, `noServer` where it stops taking sound; `SystemError` where no descriptor is left.
    public static func play(
        _ samples: [Int16], on device: any PCM, patience: Int64 = 5_000,
        clock: any ThreadClock = SystemClock()
    ) throws -> DeviceTrial {
        let signal = try EventSignal()
        defer { device.close() }
        let setting = try device.open()
        let begun = clock.now
        let deadline = begun.advanced(frames: Int64(samples.count)).advanced(milliseconds: patience)
        var delay: Int?
        var underruns = 0
        var next = 0
        while next < samples.count {
            switch device.waitForRoom(orFor: signal, until: deadline) {
            case .failed(let error) where error != -EPIPE:
                throw OutputError(errno: error, device: device.name)
            case .deadline: throw OutputError(.noServer, device: device.name)
            case .failed, .room, .signal: break
            }
            let part = Array(samples[next..<min(samples.count, next + setting.period)])
            let written = Self.write(part, to: device, setting)
            switch Int32(clamping: written) {
            case -EPIPE:
                underruns += 1
                guard underruns < Self.mostUnderruns, device.prepare() >= 0 else {
                    throw OutputError(errno: EIO, device: device.name)
                }
            case -EAGAIN, -EINTR: continue
            case ..<0: throw OutputError(errno: Int32(clamping: written), device: device.name)
            default: next += written
            }
            if next >= setting.buffer - setting.period {
                let frames = device.delay()
                if delay == nil, frames >= 0 { delay = frames }
            }
        }
        _ = device.start()
        while device.delay() > 0, clock.now < deadline {
            _ = clock.wait(for: signal, until: clock.now.advanced(milliseconds: 10))
        }
        return DeviceTrial(
            setting: setting, delay: delay, underruns: underruns, length: Double(samples.count) / 48,
            taken: clock.now.milliseconds(since: begun))
    }

    private static let mostUnderruns = 5

    private static func write(_ part: [Int16], to device: any PCM, _ setting: PCMSetting) -> Int {
        switch setting.sample {
        case .int16:
            let stereo = part.flatMap { [$0, $0] }
            return stereo.withUnsafeBytes { bytes in
                bytes.baseAddress.map { device.write($0, frames: part.count) } ?? 0
            }
        case .float32:
            let stereo = part.flatMap { [Float($0) / 32_768, Float($0) / 32_768] }
            return stereo.withUnsafeBytes { bytes in
                bytes.baseAddress.map { device.write($0, frames: part.count) } ?? 0
            }
        }
    }
}
