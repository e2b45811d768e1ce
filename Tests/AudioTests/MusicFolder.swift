import CSndFile
import Foundation

/// A folder of its own for sound files, removed at the end.
final class MusicFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "backtalk-music-\(UUID().uuidString)")
            .path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    @discardableResult
    func write(_ bytes: Data, to name: String) throws -> String {
        let file = self(name)
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try bytes.write(to: URL(filePath: file))
        return file
    }

    /// A WAV of 16 bits; `sample` is asked for each frame and channel, 0…1.
    @discardableResult
    func wave(
        _ name: String, seconds: Double, rate: Int = 48_000, channels: Int = 2,
        _ sample: (_ frame: Int, _ channel: Int) -> Double
    ) throws -> String {
        let frames = Int(seconds * Double(rate))
        var bytes = Data("RIFF".utf8)
        func add(_ number: Int, _ size: Int) {
            withUnsafeBytes(of: UInt32(number).littleEndian) { bytes.append(contentsOf: $0.prefix(size)) }
        }
        add(36 + frames * channels * 2, 4)
        bytes.append(Data("WAVEfmt ".utf8))
        add(16, 4)
        add(1, 2)
        add(channels, 2)
        add(rate, 4)
        add(rate * channels * 2, 4)
        add(channels * 2, 2)
        add(16, 2)
        bytes.append(Data("data".utf8))
        add(frames * channels * 2, 4)
        for frame in 0..<frames {
            for channel in 0..<channels {
                let value = Int16(max(-1, min(1, sample(frame, channel))) * 32_767)
                withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
            }
        }
        return try write(bytes, to: name)
    }

    /// A steady tone.
    @discardableResult
    func tone(
        _ name: String, _ frequency: Double, seconds: Double, rate: Int = 48_000, channels: Int = 2,
        amplitude: Double = 0.3
    ) throws -> String {
        try wave(name, seconds: seconds, rate: rate, channels: channels) { frame, _ in
            amplitude * sin(2 * Double.pi * frequency * Double(frame) / Double(rate))
        }
    }

    /// The same sound as a FLAC.
    @discardableResult
    func flac(_ name: String, of wave: String) throws -> String {
        var info = SF_INFO()
        guard let from = sf_open(wave, Int32(SFM_READ), &info) else { throw CocoaError(.fileReadUnknown) }
        defer { sf_close(from) }
        var samples = [Int16](repeating: 0, count: Int(info.frames) * Int(info.channels))
        sf_readf_short(from, &samples, info.frames)
        let frames = info.frames
        info.format = Int32(SF_FORMAT_FLAC) | Int32(SF_FORMAT_PCM_16)
        guard let to = sf_open(self(name), Int32(SFM_WRITE), &info) else {
            throw CocoaError(.fileWriteUnknown)
        }
        defer { sf_close(to) }
        sf_writef_short(to, &samples, frames)
        return self(name)
    }
}
