import Scheduler

/// A chime from a person's own file, in place of ours.
enum OwnChime {
    /// Silence before the sound is cut off down to this part of its peak, −40 dB: the chime is heard at its frame.
    private static let onset: Float = 0.01
    /// 1 ms, where the silence was cut off.
    private static let rise = 48
    /// Of what is longer than its role, the last quarter is faded.
    private static let fadePart = 4

    /// As long as the file, at most as long as `role`, with the peak that ours has.
    static func clip(_ role: ChimeRole, from path: String) throws(MusicError) -> Clip {
        var samples = try mono(path, frames: Int(role.frames.count))
        let peak = samples.reduce(0) { max($0, abs($1)) }
        guard peak > 1e-4 else { throw MusicError(.silent, path: path) }
        let first = max(0, (samples.firstIndex { abs($0) > peak * onset } ?? 0) - rise)
        samples.removeFirst(first)
        let length = min(samples.count, Int(role.frames.count))
        let fade = samples.count > length ? length / fadePart : min(480, length)
        let gain = ChimeSynthesizer.peak(role) / peak
        return Clip(count: length) { clip in
            for index in 0..<length {
                var level = gain
                if index < rise { level *= Ramp.rise(index, of: rise) }
                if length - index <= fade { level *= Ramp.rise(length - 1 - index, of: fade) }
                clip[index] = SampleFormat.int16(samples[index] * level)
            }
        }
    }

    /// What is needed of the file: twice the length, for silence at its beginning.
    private static func mono(_ path: String, frames: Int) throws(MusicError) -> [Float] {
        let file = try MusicFile(path: path)
        let converter = try StereoConverter(from: file.rate, path: path)
        var samples: [Float] = []
        var isOver = false
        while !isOver, samples.count < 2 * frames {
            let read = try file.next()
            isOver = read.isEmpty
            let stereo = converter.convert(read)
            for frame in 0..<stereo.count / 2 {
                samples.append((stereo[2 * frame] + stereo[2 * frame + 1]) / 2)
            }
        }
        return samples
    }
}
