import Glibc

/// Why a sound file was not written, for the person who reads it.
public struct SoundFileError: Error, Sendable, Hashable, CustomStringConvertible {
    public var code: Code
    /// As the person gave it.
    public var path: String

    public enum Code: Sendable, Hashable {
        /// The name does not end in a format that we write.
        case unknownFormat
        /// A directory, a device, a pipe, links that lead to each other: nothing that a new file may replace.
        case notAFile
        /// The folder it should lie in is not there.
        case noFolder
        case notAllowed
        case diskFull
        /// Anything else that the system says; an errno.
        case system(Int32)
        /// What libsndfile says.
        case encoder(String)
    }

    public init(_ code: Code, path: String) {
        self.code = code
        self.path = path
    }

    public init(errno: Int32, path: String) {
        self.path = path
        switch errno {
        case ENOENT, ENOTDIR: code = .noFolder
        case EACCES, EPERM, EROFS: code = .notAllowed
        case ENOSPC, EDQUOT, EFBIG: code = .diskFull
        case EISDIR, ENODEV, ELOOP: code = .notAFile
        default: code = .system(errno)
        }
    }

    public var description: String {
        switch code {
        case .unknownFormat:
            "'\(path)' does not say which format to write; end the name in .wav, .flac, .ogg, .opus or .mp3."
        case .notAFile:
            "'\(path)' is there already and is no file; give the name of a new file."
        case .noFolder:
            "'\(path)' cannot be written, because its folder does not exist; make the folder first."
        case .notAllowed:
            "'\(path)' cannot be written, because you may not write there; choose another folder."
        case .diskFull:
            "'\(path)' was not written, because the disk is full; make room and render again."
        case .system(let errno):
            "'\(path)' was not written (\(String(cString: strerror(errno)))); choose another place."
        case .encoder(let sentence):
            "'\(path)' was not written (\(sentence)); try another format, such as .wav or .flac."
        }
    }
}
