import Documents
import Seeded
import Testing

@testable import Practice

/// Files with something broken in them: reading never crashes, and says where.
@Suite struct MalformedFileTests {
    private static let pieces =
        [
            String(repeating: "9", count: 5), String(repeating: "9", count: 40), "\0", "\u{1B}", "\t",
            "\u{85}",
            "\u{2028}", "\u{FEFF}", "\r", "---\n", "...\n", "hold: ", "[1]", "{a: b}", "&x ", "*x ", "!!int ",
            "null",
            "-", "'", "\"", "#",
        ] + ["[", "{a: ", "- ", "? "].map { String(repeating: $0, count: 2_000) }

    @Test(arguments: 0..<800)
    func `a broken file is a routine or a mistake with a place in it`(seed: Int) {
        var random = SplitMix64(seed: seed)
        let routine = RandomRoutine.make(seed: seed)
        var bytes = Array(RoutineWriter.write(routine, seed: seed).utf8)
        bytes.damage(times: Int.random(in: 1...4, using: &random), with: Self.pieces, using: &random)
        read(bytes)
    }

    @Test(arguments: 0..<200)
    func `noise is a mistake with a place in it`(seed: Int) {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 0...2_000, using: &random)
        let signs = Array("[]{}:-?&*!|>'\"%@`#, \n\t\r~.0123456789aeposhld\u{E9}".utf8)
        let any = random.oneIn(2)
        read((0..<count).map { _ in any ? UInt8.random(in: 0...255, using: &random) : random.pick(signs) })
    }

    private func read(_ bytes: [UInt8]) {
        do {
            let routine = try RoutineReader().read(bytes, file: "f.yaml")
            #expect(!routine.entries.isEmpty)
            for case .pose(let pose, let movement) in routine.entries {
                let breath = pose.breath(in: routine.preferences.breath ?? .off)
                #expect(movement.time(at: .full, breath: breath) > .zero)
            }
        } catch {
            #expect(!error.all.isEmpty)
            for mistake in error.all { #expect(isInside(mistake, bytes), "\(mistake)") }
        }
        do {
            _ = try ConfigurationReader().read(bytes, file: "config.yaml")
        } catch {
            #expect(!error.all.isEmpty)
        }
    }

    /// Whether the mistake's place is a character of its line, or just behind the last.
    private func isInside(_ mistake: Mistake, _ bytes: [UInt8]) -> Bool {
        var columns = [1]
        var previous: Unicode.Scalar?
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                if !(scalar == "\n" && previous == "\r") { columns.append(1) }
            } else {
                columns[columns.count - 1] += 1
            }
            previous = scalar
        }
        guard columns.indices.contains(mistake.line - 1) else { return false }
        return (1...columns[mistake.line - 1]).contains(mistake.column)
    }
}
