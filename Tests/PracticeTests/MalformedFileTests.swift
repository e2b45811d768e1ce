import Seeded
import Testing

@testable import Practice

/// Files with something broken in them: reading never crashes, and says where.
@Suite struct MalformedFileTests {
    @Test(arguments: 0..<800)
    func `a broken file is a routine or a mistake with a place in it`(seed: Int) {
        var random = SplitMix64(seed: seed)
        let routine = RandomRoutine.make(seed: seed)
        var bytes = Array(RoutineWriter.write(routine, seed: seed).utf8)
        for _ in 0...Int.random(in: 0..<4, using: &random) { damage(&bytes, &random) }
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

    private func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = Int.random(in: place..<min(bytes.count, place + 20), using: &random)
        switch Int.random(in: 0..<9, using: &random) {
        case 0: bytes.removeSubrange(place...end)
        case 1: bytes.insert(contentsOf: bytes[place...end], at: place)
        case 2: bytes.swapAt(place, end)
        case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 4: bytes.removeSubrange(place...)
        case 5: insert(String(repeating: "9", count: Int.random(in: 1...40, using: &random)))
        case 6: insert(String(repeating: random.pick(["[", "{a: ", "- ", "? "]), count: 2_000))
        case 7:
            insert(
                random.pick(["\0", "\u{1B}", "\t", "\u{85}", "\u{2028}", "\u{FEFF}", "\r", "---\n", "...\n"]))
        default:
            insert(
                random.pick(["hold: ", "[1]", "{a: b}", "&x ", "*x ", "!!int ", "null", "-", "'", "\"", "#"]))
        }

        func insert(_ text: String) { bytes.insert(contentsOf: text.utf8, at: place) }
    }
}
