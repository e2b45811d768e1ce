import CSndFile
import Glibc
import Scheduler

/// A sound file being written, 48 kHz stereo, in the format of its extension. It takes its name with `finish`; dropped
/// before that, it leaves nothing.
public struct SoundFile: ~Copyable {
    public let path: String
    private let file: PartialFile
    private let encoder: Encoder

    /// - Parameters:
    ///   - frames: how long it will be; a WAV of 4 GB or more needs another header.
    /// - Throws: `SoundFileError` for an extension that we do not write, and a place that cannot be written.
    public init(path: String, frames: Frames) throws(SoundFileError) {
        guard let format = SoundFormat(path: path) else { throw SoundFileError(.unknownFormat, path: path) }
        let file = try PartialFile(path: path)
        let encoder = try Encoder(format.code(frames: frames.count), descriptor: file.descriptor, path: path)
        self.path = path
        self.file = file
        self.encoder = encoder
    }

    /// Appends `frames` frames of interleaved stereo.
    public func write(_ samples: UnsafePointer<Int16>, frames: Int) throws(SoundFileError) {
        try encoder.write(samples, frames: frames)
    }

    /// Completes the file and gives it its name, in place of what was there.
    public consuming func finish() throws(SoundFileError) {
        try encoder.finish()
        try file.keep()
    }
}

/// The handle of libsndfile.
private struct Encoder: ~Copyable {
    private let handle: OpaquePointer
    private let path: String
    private var isOpen = true

    init(_ format: Int32, descriptor: Int32, path: String) throws(SoundFileError) {
        var wanted = SF_INFO()
        wanted.samplerate = Int32(Frames.rate)
        wanted.channels = 2
        wanted.format = format
        guard let handle = sf_open_fd(descriptor, Int32(SFM_WRITE), &wanted, 0) else {
            throw Self.error(nil, path: path)
        }
        self.handle = handle
        self.path = path
    }

    func write(_ samples: UnsafePointer<Int16>, frames: Int) throws(SoundFileError) {
        var done = 0
        while done < frames {
            // libsndfile 1.2.0 takes a Vorbis block onto the stack whole.
            let count = min(frames - done, 16_384)
            errno = 0
            guard sf_writef_short(handle, samples + 2 * done, sf_count_t(count)) == sf_count_t(count) else {
                throw Self.error(handle, path: path)
            }
            done += count
        }
    }

    /// The last of it is written only now, so this too can find the disk full.
    consuming func finish() throws(SoundFileError) {
        errno = 0
        isOpen = false
        let result = sf_close(handle)
        if result != 0 {
            if errno != 0 { throw SoundFileError(errno: errno, path: path) }
            throw SoundFileError(.encoder(Self.sentence(sf_error_number(result))), path: path)
        }
    }

    deinit {
        if isOpen { sf_close(handle) }
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
