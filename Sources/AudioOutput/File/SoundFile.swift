import Scheduler

/// A sound file being written, 48 kHz stereo, in the format of its extension. It takes its name with `finish`; dropped
/// before that, it leaves nothing.
public struct SoundFile: ~Copyable {
    public let path: String
    private let file: PartialFile
    private let encoder: SoundEncoder

    /// - Parameters:
    ///   - frames: how long it will be; a WAV of 4 GB or more needs another header.
    /// - Throws: `SoundFileError` for an extension that we do not write, and a place that cannot be written.
    public init(path: String, frames: Frames) throws(SoundFileError) {
        guard let format = SoundFormat(path: path) else { throw SoundFileError(.unknownFormat, path: path) }
        let file = try PartialFile(path: path)
        if let bytes = format.bytes(frames: frames.count) { try file.reserve(bytes) }
        let encoder = try SoundEncoder(format, frames: frames, descriptor: file.descriptor, path: path)
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
