import CEBUR128
import Glibc

/// How loud a track is, measured once.
struct TrackLevel: Hashable {
    /// Integrated, in LUFS.
    var loudness: Double
    /// Of its loudest three seconds, in LUFS.
    var loudest: Double

    /// A loudest passage may lie so far above the level of a bed, in LU: the voice is 6 dB further away than it must be.
    private static let headroom = 3.5
    /// No track is turned up further, in dB: what is softer is meant to be.
    private static let largestGain = 20.0
    /// An hour is judged by its first quarter, in seconds.
    private static let longest = 900

    /// The factor that makes a bed of it.
    var gain: Float {
        let wanted = min(Levels.bedLoudness - loudness, Levels.bedLoudness + Self.headroom - loudest)
        return Float(pow(10, min(wanted, Self.largestGain) / 20))
    }

    init(loudness: Double, loudest: Double) {
        self.loudness = loudness
        self.loudest = loudest
    }

    /// Reads the whole track.
    init(measuring path: String) throws(MusicError) {
        let file = try MusicFile(path: path)
        guard
            let meter = ebur128_init(
                2, UInt(file.rate), Int32(EBUR128_MODE_I.rawValue | EBUR128_MODE_S.rawValue))
        else { throw MusicError(.undecodable("\(file.rate) Hz cannot be measured"), path: path) }
        defer {
            var last: UnsafeMutablePointer<ebur128_state>? = meter
            ebur128_destroy(&last)
        }
        var (frames, looked) = (0, 0)
        var loudest = -Double.infinity
        while frames < Self.longest * file.rate {
            let samples: [Float]
            do throws(MusicError) {
                samples = try file.next()
            } catch {
                // What is there can be heard; where it breaks off is told when it is played.
                if frames < file.rate { throw error }
                break
            }
            if samples.isEmpty { break }
            samples.withUnsafeBufferPointer {
                _ = ebur128_add_frames_float(meter, $0.baseAddress, $0.count / 2)
            }
            frames += samples.count / 2
            if frames - looked >= file.rate / 2 {
                looked = frames
                var loudness = 0.0
                if ebur128_loudness_shortterm(meter, &loudness) == 0 { loudest = max(loudest, loudness) }
            }
        }
        guard frames >= file.rate else { throw MusicError(.tooShort, path: path) }
        var loudness = 0.0
        guard ebur128_loudness_global(meter, &loudness) == 0, loudness.isFinite, loudness > -70 else {
            throw MusicError(.silent, path: path)
        }
        self.loudness = loudness
        self.loudest = max(loudest, loudness)
    }
}
