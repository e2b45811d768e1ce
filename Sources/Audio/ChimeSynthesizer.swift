import Scheduler

/// The chimes, each exactly as long as its role says: struck bowls and bells, by adding up their modes.
public enum ChimeSynthesizer {
    /// The stroke swells in this many frames, 4 ms: heard at once, and no click.
    private static let attack = 192
    /// How much of the end is faded, as a part of the chime: it has all but died by then.
    private static let fadePart = 4
    /// The last 10 ms are silence.
    private static let silence = 480
    /// Mixed at a time; a multiple of 8, and small enough for the nearest cache.
    private static let block = 2_048

    /// The same samples at every call. The peak keeps to `Levels`.
    public static func clip(_ role: ChimeRole) -> Clip {
        let modes = StruckMode.modes(role)
        let gain = Double(peak(role)) / (loudest(modes) * crest(role))
        var resonators = modes.map { Resonator($0, gain: gain) }
        return Clip(count: Int(role.frames.count)) { samples in
            withUnsafeTemporaryAllocation(of: SIMD8<Float>.self, capacity: block / 8) { mix in
                resonators.withUnsafeMutableBufferPointer { resonators in
                    for start in stride(from: 0, to: samples.count, by: block) {
                        mix.initialize(repeating: .zero)
                        for index in resonators.indices { add(&resonators[index], to: mix, from: start) }
                        store(mix, to: samples, from: start)
                    }
                }
            }
        }
    }

    private static func peak(_ role: ChimeRole) -> Float {
        switch role {
        case .open, .close: Levels.framingPeak
        case .begin, .change, .end: Levels.chimePeak
        }
    }

    /// How much of the sum of its modes a chime reaches: the crests of a bell's overtones miss the fundamental's.
    private static func crest(_ role: ChimeRole) -> Double {
        switch role {
        case .begin, .end: 0.82
        case .open, .change, .close: 1
        }
    }

    /// What the modes of the loudest stroke cannot exceed, even if all their crests met. Of two strokes the first has
    /// died down enough when the second comes.
    private static func loudest(_ modes: [StruckMode]) -> Double {
        var strokes: [Double: Double] = [:]
        for mode in modes { strokes[mode.start, default: 0] += mode.amplitude }
        return strokes.values.max() ?? 1
    }

    private static func add(
        _ resonator: inout Resonator, to mix: UnsafeMutableBufferPointer<SIMD8<Float>>, from start: Int
    ) {
        let from = max(start, resonator.start)
        let to = min(start + block, resonator.end)
        var frame = from
        while frame < to && frame < resonator.start + attack {
            var swell = SIMD8<Float>()
            for lane in 0..<8 {
                let step = frame - resonator.start + lane
                swell[lane] = step < attack ? Ramp.rise(step, of: attack) : 1
            }
            mix[(frame - start) / 8] += resonator.next() * swell
            frame += 8
        }
        while frame < to {
            mix[(frame - start) / 8] += resonator.next()
            frame += 8
        }
    }

    private static func store(
        _ mix: UnsafeMutableBufferPointer<SIMD8<Float>>, to samples: UnsafeMutableBufferPointer<Int16>,
        from start: Int
    ) {
        let end = samples.count - silence
        let fade = samples.count / fadePart
        let count = min(block, end - start)
        guard count > 0 else { return }
        mix.withMemoryRebound(to: Float.self) { mix in
            for index in 0..<count {
                let left = end - 1 - (start + index)
                let gain = left < fade ? Ramp.rise(left, of: fade) : 1
                samples[start + index] = SampleFormat.int16(mix[index] * gain)
            }
        }
    }
}
