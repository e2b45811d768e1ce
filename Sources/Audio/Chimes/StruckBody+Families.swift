import Glibc
import Practice
import Scheduler

/// The bodies that we strike. Ratios are those of the real ones, rounded; what a real one has above 4 kHz is left out.
extension StruckBody {
    /// All five chimes of a family belong to one chord on middle C, which the breath tones share: close C4, open E4, end G4
    /// and E4, begin C5, change G5. So each is known by its pitch, and the end by its two strokes.
    ///
    /// - Parameter pitch: semitones up.
    init(_ role: ChimeRole, of family: ChimeFamily, pitch: Int) {
        let tune = pow(2, Double(pitch) / 12)
        let make = Self.maker(of: role, in: family)
        switch role {
        case .open: self = make(329.63 * tune, 5)
        case .begin: self = make(523.25 * tune, 2.3)
        case .change: self = make(783.99 * tune, family == .mixed ? 1.1 : 1.35)
        case .end: self = make(392 * tune, 2.2) + make(329.63 * tune, 2.8).struck(after: 0.34, amplitude: 0.7)
        case .close: self = make(261.63 * tune, 8)
        }
    }

    /// A body by its frequency in Hz and its ring time in seconds.
    private typealias Maker = (_ frequency: Double, _ ring: Double) -> StruckBody

    private static func maker(of role: ChimeRole, in family: ChimeFamily) -> Maker {
        switch (family, role) {
        case (.mixed, .open), (.mixed, .close), (.bowl, _): bowl
        case (.mixed, .change): bar
        case (.mixed, _): smallBell
        case (.bell, _): bell
        case (.gong, _): gong
        case (.wood, _): wood
        }
    }

    /// A singing bowl: no bowl is quite round, so each mode is a pair that beats, slowly at the bottom. The ratios are those
    /// of a thin shell with a rim, 1 : 2.7 : 5 : 7.7.
    private static func bowl(_ frequency: Double, _ ring: Double) -> StruckBody {
        let modes =
            pair(frequency, apart: 0.6, 0.56, ring) + pair(frequency * 2.74, apart: 1.1, 0.28, ring * 0.6)
            + pair(frequency * 4.97, apart: 1.9, 0.06, ring * 0.3)
            + pair(frequency * 7.66, apart: 2.7, 0.02, ring * 0.15)
        return StruckBody(modes: modes, strikes: [StrikeNoise(amplitude: 0.05, edge: 900, ring: 0.06)])
    }

    /// A small tuned bell: an octave and a twelfth over its note, which makes it clear.
    private static func smallBell(_ frequency: Double, _ ring: Double) -> StruckBody {
        let modes = [(1, 0.68, 1), (2.003, 0.20, 0.5), (3.011, 0.07, 0.28), (4.17, 0.02, 0.15)].map {
            ratio, level, share in
            StruckMode(frequency: frequency * ratio, amplitude: level, ring: ring * share)
        }
        return StruckBody(modes: modes, strikes: [StrikeNoise(amplitude: 0.04, edge: 1_600, ring: 0.03)])
    }

    /// A church bell in small, with the major third of modern ones: hum, prime, third, fifth, nominal, above them a tenth
    /// and a twelfth.
    private static func bell(_ frequency: Double, _ ring: Double) -> StruckBody {
        let modes =
            pair(frequency * 0.5, apart: 0.3, 0.05, ring) + pair(frequency, apart: 0.7, 0.5, ring)
            + pair(frequency * 1.25, apart: 0.9, 0.12, ring * 0.7)
            + pair(frequency * 1.5, apart: 0.8, 0.06, ring * 0.55)
            + pair(frequency * 2.002, apart: 1.6, 0.2, ring * 0.5)
            + pair(frequency * 2.51, apart: 2, 0.05, ring * 0.3)
            + pair(frequency * 3.01, apart: 2.3, 0.05, ring * 0.22)
        return StruckBody(modes: modes, strikes: [StrikeNoise(amplitude: 0.05, edge: 2_400, ring: 0.025)])
    }

    /// A small gong: what is struck is dark, and the upper modes, which lie close together, bloom a moment later.
    private static func gong(_ frequency: Double, _ ring: Double) -> StruckBody {
        var modes = pair(frequency, apart: 0.5, 0.5, ring)
        let upper: [(Double, Double, Double)] = [
            (1.47, 0.17, 0.8), (1.94, 0.15, 0.65), (2.38, 0.10, 0.5), (2.91, 0.07, 0.4), (3.36, 0.05, 0.33),
            (4.12, 0.03, 0.25),
        ]
        for (index, (ratio, level, share)) in upper.enumerated() {
            modes += pair(frequency * ratio, apart: 1.3 + 0.5 * Double(index), level, ring * share).map {
                var mode = $0
                mode.swell = 0.03 + 0.025 * Double(index)
                return mode
            }
        }
        return StruckBody(modes: modes, strikes: [StrikeNoise(amplitude: 0.06, edge: 500, ring: 0.09)])
    }

    /// A bar of wood over a tube: two octaves and a third higher its only other modes, dry and warm.
    private static func wood(_ frequency: Double, _ ring: Double) -> StruckBody {
        // Wood rings a fifth as long as metal, and low bars longer.
        let ring = min(0.35 + ring * 0.12, 1.3)
        return StruckBody(
            modes: [
                StruckMode(frequency: frequency, amplitude: 0.84, ring: ring),
                StruckMode(frequency: frequency * 3.93, amplitude: 0.11, ring: ring * 0.3, swell: 0.002),
                StruckMode(frequency: frequency * 9.2, amplitude: 0.02, ring: ring * 0.1, swell: 0.002),
            ],
            strikes: [StrikeNoise(amplitude: 0.1, edge: 1_800, ring: 0.02)])
    }

    /// A free bar, 1 : 2.76 : 5.4, whose overtones die at once: light.
    private static func bar(_ frequency: Double, _ ring: Double) -> StruckBody {
        StruckBody(
            modes: [
                StruckMode(frequency: frequency, amplitude: 0.82, ring: ring),
                StruckMode(frequency: frequency * 2.757, amplitude: 0.09, ring: ring * 0.25),
            ],
            strikes: [StrikeNoise(amplitude: 0.04, edge: 1_600, ring: 0.03)])
    }

    private static func pair(
        _ frequency: Double, apart: Double, _ amplitude: Double, _ ring: Double
    ) -> [StruckMode] {
        [
            StruckMode(frequency: frequency - apart / 2, amplitude: amplitude * 0.7, ring: ring),
            StruckMode(frequency: frequency + apart / 2, amplitude: amplitude * 0.3, ring: ring),
        ]
    }
}
