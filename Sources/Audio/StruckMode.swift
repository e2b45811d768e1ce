import Scheduler

/// How one mode of a struck body sounds.
struct StruckMode {
    /// In Hz.
    let frequency: Double
    /// Relative to the other modes of the chime.
    let amplitude: Double
    /// The seconds in which it loses 60 dB.
    let ring: Double
    /// Seconds from the beginning of the chime to its stroke.
    let start: Double
}

extension StruckMode {
    /// The modes of each chime. All five belong to one chord on middle C, which the breath tones share:
    /// close C4, open E4, end G4 and E4, begin C5, change G5.
    static func modes(_ role: ChimeRole) -> [StruckMode] {
        switch role {
        case .open: bowl(329.63, ring: 5)
        case .begin: bell(523.25, ring: 2.3)
        case .change: bar(783.99, ring: 1.1)
        case .end: bell(392.00, ring: 2.2) + bell(329.63, ring: 2.8, amplitude: 0.7, start: 0.34)
        case .close: bowl(261.63, ring: 8)
        }
    }

    /// A singing bowl: no bowl is quite round, so each mode is a pair that beats, slowly at the bottom. The ratios
    /// are those of a thin shell with a rim, 1 : 2.7 : 5 : 7.7.
    private static func bowl(_ frequency: Double, ring: Double) -> [StruckMode] {
        pair(frequency, apart: 0.6, amplitude: 0.56, ring: ring)
            + pair(frequency * 2.74, apart: 1.1, amplitude: 0.28, ring: ring * 0.6)
            + pair(frequency * 4.97, apart: 1.9, amplitude: 0.06, ring: ring * 0.3)
            + pair(frequency * 7.66, apart: 2.7, amplitude: 0.02, ring: ring * 0.15)
    }

    /// A small tuned bell: an octave and a twelfth over its note, which makes it clear.
    private static func bell(
        _ frequency: Double, ring: Double, amplitude: Double = 1, start: Double = 0
    ) -> [StruckMode] {
        [(1, 0.68, 1), (2.003, 0.20, 0.5), (3.011, 0.07, 0.28), (4.17, 0.02, 0.15)].map {
            ratio, level, share in
            StruckMode(
                frequency: frequency * ratio, amplitude: level * amplitude, ring: ring * share, start: start)
        }
    }

    /// A free bar, 1 : 2.76 : 5.4, whose overtones die at once: light.
    private static func bar(_ frequency: Double, ring: Double) -> [StruckMode] {
        [
            StruckMode(frequency: frequency, amplitude: 0.82, ring: ring, start: 0),
            StruckMode(frequency: frequency * 2.757, amplitude: 0.09, ring: ring * 0.25, start: 0),
        ]
    }

    private static func pair(
        _ frequency: Double, apart: Double, amplitude: Double, ring: Double
    ) -> [StruckMode] {
        [
            StruckMode(frequency: frequency - apart / 2, amplitude: amplitude * 0.7, ring: ring, start: 0),
            StruckMode(frequency: frequency + apart / 2, amplitude: amplitude * 0.3, ring: ring, start: 0),
        ]
    }
}
