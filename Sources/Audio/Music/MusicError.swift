import Glibc
import Text

/// Why a file of a person's own is not heard, for the person.
public struct MusicError: Error, Sendable, Hashable, CustomStringConvertible {
    public var code: Code
    public var path: String

    public enum Code: Sendable, Hashable {
        case missing
        case notAllowed
        /// A folder, a device, a pipe.
        case notAFile
        case empty
        /// Not a sound file, or a damaged one; what libsndfile says.
        case undecodable(String)
        /// It ended before its end, after so many seconds.
        case cutShort(Int)
        /// Less than a second.
        case tooShort
        /// Nothing in it is loud enough to be heard.
        case silent
        /// An address on the network.
        case remote
        /// A playlist or a folder without any sound file.
        case nothing
        /// A playlist of more than a megabyte.
        case tooLong
        /// Anything else that the system says; an errno.
        case system(Int32)
    }

    init(_ code: Code, path: String) {
        self.code = code
        self.path = path
    }

    init(errno: Int32, path: String) {
        self.path = path
        switch errno {
        case ENOENT, ENOTDIR: code = .missing
        case EACCES, EPERM: code = .notAllowed
        case EISDIR, ENXIO, ENODEV: code = .notAFile
        default: code = .system(errno)
        }
    }

    /// Without a full stop: what follows from it comes after.
    public var description: String {
        // A name on a disk can hold anything.
        let path = PrintableText(line: path)
        return switch code {
        case .missing: "'\(path)' is not there"
        case .notAllowed: "'\(path)' may not be read"
        case .notAFile: "'\(path)' is no file"
        case .empty: "'\(path)' is empty"
        case .undecodable(let reason): "'\(path)' is no sound file, or damaged (\(reason))"
        case .cutShort(let seconds): "'\(path)' breaks off after \(seconds) s"
        case .tooShort: "'\(path)' is shorter than a second"
        case .silent: "'\(path)' has nothing to hear in it"
        case .remote: "'\(path)' is not on this machine"
        case .nothing: "'\(path)' names no sound file"
        case .tooLong: "'\(path)' is larger than a playlist may be (1 MB)"
        case .system(let errno): "'\(path)' cannot be read (\(String(cString: strerror(errno))))"
        }
    }
}
