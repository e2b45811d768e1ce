import Audio
import CSndFile
import Glibc
import Scheduler
import System

/// The handle of libsndfile, which writes to a descriptor of its own and closes it.
struct SoundEncoder: ~Copyable {
    private let handle: OpaquePointer
    private let path: String
    /// libsndfile 1.2.0 writes noise when it is given stereo MP3 as 16-bit samples; as float it is right.
    private let floats: UnsafeMutablePointer<Float>?
    private var isOpen = true

    /// libsndfile takes a whole block of Vorbis onto the stack.
    private static let block = 16_384

    init(
        _ format: SoundFormat, frames: Frames, file: consuming OwnedDescriptor, path: String
    ) throws(SoundFileError) {
        var wanted = SF_INFO()
        wanted.samplerate = Int32(Frames.rate)
        wanted.channels = 2
        wanted.format = format.code(frames: frames.count)
        errno = 0
        // It closes the descriptor also where it opens nothing.
        guard let handle = sf_open_fd(file.take(), Int32(SFM_WRITE), &wanted, 1) else {
            throw Self.error(nil, path: path)
        }
        self.handle = handle
        self.path = path
        floats = format == .mp3 ? .allocate(capacity: Self.block * 2) : nil
    }

    func write(_ samples: UnsafePointer<Int16>, frames: Int) throws(SoundFileError) {
        var done = 0
        while done < frames {
            let count = min(frames - done, Self.block)
            errno = 0
            // MP3 counts what it could not write too; only its error tells.
            guard put(samples + 2 * done, count) == count, sf_error(handle) == 0 else {
                throw Self.error(handle, path: path)
            }
            done += count
        }
    }

    private func put(_ samples: UnsafePointer<Int16>, _ frames: Int) -> Int {
        guard let floats else { return Int(sf_writef_short(handle, samples, sf_count_t(frames))) }
        for index in 0..<2 * frames { floats[index] = Float(samples[index]) / SampleFormat.scale }
        return Int(sf_writef_float(handle, floats, sf_count_t(frames)))
    }

    /// The last of it is written only now, so this too can find the disk full.
    consuming func finish() throws(SoundFileError) {
        errno = 0
        isOpen = false
        let result = sf_close(handle)
        let errno = Glibc.errno
        // What the encoders hold back to the end fails without a word of theirs.
        if [ENOSPC, EDQUOT, EFBIG, EIO].contains(errno) { throw SoundFileError(errno: errno, path: path) }
        if result != 0 {
            throw SoundFileError(.encoder(Self.sentence(sf_error_number(result))), path: path)
        }
    }

    deinit {
        if isOpen { sf_close(handle) }
        floats?.deallocate()
    }

    private static func error(_ handle: OpaquePointer?, path: String) -> SoundFileError {
        let errno = Glibc.errno
        // The system's word is plainer than the library's.
        if errno != 0 { return SoundFileError(errno: errno, path: path) }
        return SoundFileError(.encoder(sentence(sf_strerror(handle))), path: path)
    }

    private static func sentence(_ text: UnsafePointer<CChar>?) -> String {
        let text = text.map { String(cString: $0) } ?? "no reason given"
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
