import CLinux
import CSndFile
import Glibc
import System

/// From the bytes of a sound file to speech: any format that libsndfile knows, any rate, the channels mixed into one.
enum SoundDecoder {
    /// Why bytes are no speech.
    enum Trouble: Error, Hashable {
        /// There are none.
        case nothing
        /// They are no sound file, or end before their sound begins.
        case garbage
        /// Frames, but nothing to be heard in them.
        case silence
        /// More than `longest` seconds.
        case tooLong
        /// The system gave no memory for it.
        case system(Int32)
    }

    /// Seconds; a text has at most 1 000 characters.
    static let longest = 180
    /// Frames a second.
    private static let rates = 4_000...384_000
    private static let mostChannels = 32

    static func speech(_ bytes: [UInt8]) throws(Trouble) -> RawSpeech {
        guard !bytes.isEmpty else { throw .nothing }
        let file = try memory(holding: mended(bytes))
        var info = SF_INFO()
        // libsndfile closes it, also where it opens nothing: the only one there is.
        guard let sound = sf_open_fd(file.take(), Int32(SFM_READ), &info, 1) else { throw .garbage }
        defer { sf_close(sound) }
        let channels = Int(info.channels)
        guard rates.contains(Int(info.samplerate)), (1...mostChannels).contains(channels) else {
            throw .garbage
        }
        // What a header says of the length is not to be trusted: a program that writes into a pipe cannot know it.
        let most = longest * Int(info.samplerate)
        var samples: [Int16] = []
        var peak: Int16 = 0
        var block = [Float](repeating: 0, count: 4_096 * channels)
        while true {
            let got = Int(sf_readf_float(sound, &block, 4_096))
            guard got > 0 else { break }
            guard samples.count + got <= most else { throw .tooLong }
            for frame in 0..<got {
                var sum: Float = 0
                for channel in 0..<channels { sum += block[frame * channels + channel] }
                let mean = sum / Float(channels)
                // A float file may hold anything, not-a-number too.
                let sample = mean.isFinite ? Int16(max(-1, min(1, mean)) * 32_767) : 0
                peak = max(peak, sample.magnitude > 32_767 ? .max : Int16(sample.magnitude))
                samples.append(sample)
            }
        }
        guard !samples.isEmpty else { throw .garbage }
        guard peak >= audible else { throw .silence }
        return RawSpeech(samples: samples, rate: Int(info.samplerate))
    }

    /// 60 dB below full scale: what is softer is the noise of a recorder.
    private static let audible: Int16 = 32

    /// A WAV whose sound is said to have no length, as some programs leave it that write into a pipe, with the length that
    /// is there.
    private static func mended(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WAVE".utf8))
        else {
            return bytes
        }
        var chunk = 12
        while chunk + 8 <= bytes.count {
            let size = bytes[(chunk + 4)..<(chunk + 8)].reversed().reduce(0) { $0 << 8 | Int($1) }
            if bytes[chunk...].starts(with: Array("data".utf8)) {
                guard size == 0 else { return bytes }
                var mended = bytes
                let length = bytes.count - chunk - 8
                for place in 0..<4 {
                    mended[chunk + 4 + place] = UInt8(truncatingIfNeeded: length >> (8 * place))
                }
                return mended
            }
            chunk += 8 + size + size % 2
        }
        return bytes
    }

    /// A file in memory alone, at its beginning.
    private static func memory(holding bytes: [UInt8]) throws(Trouble) -> OwnedDescriptor {
        do throws(SystemError) {
            let name = "backtalk-speech"
            let file = try OwnedDescriptor(checking: backtalk_memory_file(name), name)
            let written = bytes.withUnsafeBytes { space in
                Result { () throws(SystemError) in try file.write(space, name) }
            }
            try written.get()
            if lseek(file.number, 0, SEEK_SET) != 0 { throw SystemError(errno, name) }
            return file
        } catch {
            throw .system(error.code)
        }
    }
}
