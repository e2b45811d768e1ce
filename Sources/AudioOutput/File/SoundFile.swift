import Scheduler
import System

/// A sound file being written, 48 kHz stereo, in the format of its extension. It takes its name with `finish`; dropped
/// before that, it leaves nothing.
public struct SoundFile: ~Copyable {
    public let path: String
    private let file: FileReplacement
    private let encoder: SoundEncoder

    /// - Parameters:
    ///   - frames: how long it will be; a WAV of 4 GB or more needs another header.
    /// - Throws: `SoundFileError` for an extension that we do not write, and a place that cannot be written.
    public init(path: String, frames: Frames) throws(SoundFileError) {
        guard let format = SoundFormat(path: path) else { throw SoundFileError(.unknownFormat, path: path) }
        let file = try Self.open(path, bytes: format.bytes(frames: frames.count))
        // The library that encodes closes what it is given, so it gets one of its own.
        let copy = try Self.copy(of: file, path)
        let encoder = try SoundEncoder(format, frames: frames, file: copy, path: path)
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
        do throws(SystemError) {
            try file.keep(durably: false)
        } catch {
            throw SoundFileError(errno: error.code, path: path)
        }
    }

    private static func open(_ path: String, bytes: Int?) throws(SoundFileError) -> FileReplacement {
        do throws(SystemError) {
            let file = try FileReplacement(path, .person)
            if let bytes { try file.reserve(bytes) }
            return file
        } catch {
            throw SoundFileError(errno: error.code, path: path)
        }
    }

    private static func copy(
        of file: borrowing FileReplacement, _ path: String
    ) throws(SoundFileError) -> OwnedDescriptor {
        do throws(SystemError) {
            return try file.copy()
        } catch {
            throw SoundFileError(errno: error.code, path: path)
        }
    }
}
