import Audio
import Glibc
import Scheduler

/// Short fades at both ends of a clip, over the silence that trimming leaves there.
enum Fade {
    /// 2 and 5 ms at 48 kHz.
    static let inFrames = 96
    static let outFrames = 240

    private static let rise = curve(inFrames)
    private static let fall = curve(outFrames)

    static func apply(to samples: inout [Float]) {
        for place in 0..<min(inFrames, samples.count) { samples[place] *= rise[place] }
        let last = samples.count - 1
        for place in 0..<min(outFrames, samples.count) { samples[last - place] *= fall[place] }
    }

    /// The beginning of a clip, faded out.
    static func cut(_ clip: Clip, to frames: Frames) -> Clip {
        var samples = clip.samples.prefix(max(0, Int(frames.count))).map { $0 }
        let last = samples.count - 1
        for place in 0..<min(outFrames, samples.count) {
            samples[last - place] = Int16(Float(samples[last - place]) * fall[place])
        }
        return Clip(samples: samples)
    }

    /// Half a period of a cosine, from 0 towards 1.
    private static func curve(_ count: Int) -> [Float] {
        (0..<count).map { Float(0.5 - 0.5 * cos(Double.pi * Double($0) / Double(count))) }
    }
}
