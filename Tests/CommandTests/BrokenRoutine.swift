import Seeded

/// Routine files that are certainly wrong, each in its own way.
enum BrokenRoutine {
    private static let sound = """
        name: My evening
        level: steady
        poses:
          - childs-pose
          - pose: knee-to-chest
            hold: 20-30 s
            first: right
          - pose: cat-cow
            phases: [cow: in-breath, cat: out-breath]
            for: 60-120 s
          - pose: pelvic-tilt
            hold: 10 s
            repeat: 3-5
            pause: 3 breaths
            sets: 1-3
            rest: 30 s
          - say: Now turn over, slowly.
          - name: Wall stretch
            position: supine
            steps: [Bring your hips to the wall., Let both legs rest against it.]
            hold: 1 min

        """

    /// A file that nobody could read: damaged here and there, and with one mistake that no damage heals.
    static func make(seed: Int) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        var bytes = Array(sound.utf8)
        bytes.damage(
            times: Int.random(in: 0..<4, using: &random), with: [String(repeating: "9", count: 40)],
            using: &random)
        return bytes + Array("\n".utf8) + mistakes[seed % mistakes.count]
    }

    /// At the end of a file, at the margin; what comes before makes none of them right.
    private static let mistakes: [[UInt8]] =
        [
            "nosuch: 1", "poses: []", "name: Again\nname: Again", "\tx", "]", "}", "- childs-pose\nx: 1",
            "level: hard",
            "breath: 0-0", "a: b: c", "&a x", "*a", "!!str x: 1", "\"", "---\nname: x", "%TAG", "\u{0}",
            "\u{1B}[2J",
            "? ", ": :", "@x", "`x", "9: 9", "talk: [", "pace: {",
            String(repeating: "[", count: 20_000), String(repeating: "- ", count: 20_000),
            "nosuch: " + String(repeating: "x", count: 200_000), String(repeating: "x: 1\n", count: 40_000),
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80]]
}
