import CSndFile
import Glibc
import System

/// A sound file that is read from its beginning, as stereo at its own rate: mono is heard on both sides, more than two
/// channels are mixed down.
final class MusicFile {
    let path: String
    /// Frames a second.
    let rate: Int
    /// What the file says of its length, in frames; nil where it says nothing credible.
    let frames: Int?
    private let handle: OpaquePointer
    private let channels: Int
    /// The weight of each channel, left and right.
    private let weights: [(left: Float, right: Float)]
    private let room: UnsafeMutablePointer<Float>
    private var read = 0

    private static let block = 4_096
    /// A day at the highest rate: more is damage.
    private static let longest: Int64 = 192_000 * 86_400

    init(path: String) throws(MusicError) {
        if path.contains("://") { throw MusicError(.remote, path: path) }
        let file = try Self.open(path)
        if file.size == 0 { throw MusicError(.empty, path: path) }
        var info = SF_INFO()
        // libsndfile closes it, also where it opens nothing: the only one there is.
        guard let handle = sf_open_fd(file.take(), Int32(SFM_READ), &info, 1) else {
            throw MusicError(.undecodable(Self.reason(nil)), path: path)
        }
        guard info.channels > 0, info.samplerate > 0 else {
            sf_close(handle)
            throw MusicError(.undecodable("it has no channels"), path: path)
        }
        self.path = path
        self.handle = handle
        rate = Int(info.samplerate)
        frames = info.frames > 0 && info.frames < Self.longest ? Int(info.frames) : nil
        channels = Int(info.channels)
        weights = Self.weights(channels)
        room = .allocate(capacity: Self.block * channels)
    }

    deinit {
        sf_close(handle)
        room.deallocate()
    }

    /// Up to 4 096 frames of interleaved stereo; empty at the end.
    ///
    /// Throws where the decoder fails, or the file ends before its end.
    func next() throws(MusicError) -> [Float] {
        let count = Int(sf_readf_float(handle, room, sf_count_t(Self.block)))
        guard count > 0 else {
            // A lossy file's header may be off by a frame of its codec; a second is more than that.
            if sf_error(handle) != 0 || read < (frames ?? 0) - rate {
                throw MusicError(.cutShort(read / rate), path: path)
            }
            return []
        }
        read += count
        return [Float](unsafeUninitializedCapacity: 2 * count) { stereo, filled in
            for frame in 0..<count {
                var (left, right): (Float, Float) = (0, 0)
                for channel in 0..<channels {
                    let sample = room[frame * channels + channel]
                    left += sample * weights[channel].left
                    right += sample * weights[channel].right
                }
                // A file of floats can hold anything.
                stereo[2 * frame] = abs(left) < 16 ? left : 0
                stereo[2 * frame + 1] = abs(right) < 16 ? right : 0
            }
            filled = 2 * count
        }
    }

    /// By the usual orders: left, right, centre, bass, then pairs. The bass channel is left out, as everywhere (ITU-R
    /// BS.775).
    private static func weights(_ channels: Int) -> [(left: Float, right: Float)] {
        if channels == 1 { return [(1, 1)] }
        let side: Float = 0.707
        let hasCentre = channels == 3 || channels >= 5
        let hasBass = channels >= 6
        var isLeft = true
        return (0..<channels).map { channel in
            switch channel {
            case 0: return (1, 0)
            case 1: return (0, 1)
            case 2 where hasCentre: return (side, side)
            case 3 where hasBass: return (0, 0)
            default:
                defer { isLeft.toggle() }
                return isLeft ? (side, 0) : (0, side)
            }
        }
    }

    /// Opens what is a file, without waiting.
    static func open(_ path: String) throws(MusicError) -> RegularFile {
        do throws(SystemError) { return try RegularFile(path) } catch {
            throw MusicError(errno: error.code, path: path)
        }
    }

    private static func reason(_ handle: OpaquePointer?) -> String {
        let text = sf_strerror(handle).map { String(cString: $0) } ?? "no reason given"
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
