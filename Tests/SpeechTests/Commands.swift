import Glibc
import Voice

@testable import Speech

/// Programs that stand in for a person's speech engine.
enum Commands {
    /// flite reads its standard input, but writes its sound to a file alone.
    static let flite = CommandEngine(arguments: ["flite", "-voice", "slt", "-o", "{wav}"])

    /// What runs it: this build's guardian does not lie beside the tests' executable.
    static func synthesizer(
        _ engine: CommandEngine, largestSound: Int = CommandSynthesizer.largestSound
    ) -> CommandSynthesizer {
        CommandSynthesizer(engine, largestSound: largestSound, guardian: Workers.real)
    }

    /// A program written in sh.
    static func script(
        _ body: String, in directory: TemporaryDirectory, timeLimit: Int = 20, arguments: [String] = []
    ) -> CommandEngine {
        let path = directory("engine")
        TemporaryDirectory.write(Array("#!/bin/sh\n\(body)\n".utf8), to: path, mode: 0o700)
        return CommandEngine(arguments: [path] + arguments, timeLimit: timeLimit)
    }

    /// A WAV file of 16-bit samples, whatever its header says of its length.
    static func wav(
        _ samples: [Int16], rate: Int = 16_000, channels: Int = 1, claiming bytes: Int? = nil
    ) -> [UInt8] {
        func little(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let data = bytes ?? samples.count * 2
        let header =
            Array("RIFF".utf8) + little(data + 36, 4) + Array("WAVEfmt ".utf8) + little(16, 4)
            + little(1, 2) + little(channels, 2) + little(rate, 4) + little(rate * channels * 2, 4)
            + little(channels * 2, 2) + little(16, 2) + Array("data".utf8) + little(data, 4)
        return header + samples.flatMap { little(Int($0), 2) }
    }

    static func tone(_ count: Int, rate: Int = 16_000) -> [Int16] {
        (0..<count).map { Int16(8_000 * sin(Double($0) * 220 * 2 * .pi / Double(rate))) }
    }
}
