import Foundation

/// A sound that no voice makes: a tone, as a 16-bit mono WAV.
enum ToneFile {
    /// In hertz.
    static let pitch = 220.0

    static func bytes(seconds: Double, rate: Int = 16_000) -> [UInt8] {
        let samples = (0..<Int(Double(rate) * seconds)).map {
            Int16(8_000 * sin(Double($0) * pitch * 2 * .pi / Double(rate)))
        }
        func little(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let format = little(16, 4) + little(1, 2) + little(1, 2) + little(rate, 4) + little(2 * rate, 4)
        let data = samples.count * 2
        let header = Array("RIFF".utf8) + little(data + 36, 4) + Array("WAVEfmt ".utf8) + format
        return header + little(2, 2) + little(16, 2) + Array("data".utf8) + little(data, 4)
            + samples.flatMap { little(Int($0), 2) }
    }
}
