import CALSA
import Glibc

/// Why there is no sound, for the person who reads it.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
    public var code: Code
    /// The device as the person or ALSA names it.
    public var device: String

    public enum Code: Sendable, Hashable {
        /// No such card, or no such name in ALSA's configuration.
        case noDevice
        /// The sound server does not answer.
        case noServer
        /// Another program holds the card.
        case busy
        case notAllowed
        /// The device went away while it played.
        case lost
        /// It takes neither 16-bit nor float samples at 48 kHz stereo.
        case unsupported
        /// Anything else; an errno, positive.
        case system(Int32)
    }

    public init(_ code: Code, device: String) {
        self.code = code
        self.device = device
    }

    /// From what an ALSA call returned; the sign does not matter.
    public init(errno: Int32, device: String) {
        self.init(Self.code(abs(errno)), device: device)
    }

    /// The one table from errno to what it means for a person.
    private static func code(_ errno: Int32) -> Code {
        switch errno {
        case ENOENT, ENODEV, ENXIO: .noDevice
        case ECONNREFUSED, ETIMEDOUT, EHOSTDOWN, ECONNRESET: .noServer
        case EBUSY: .busy
        case EACCES, EPERM: .notAllowed
        case EIO, EBADFD, ENOTCONN: .lost
        case EINVAL: .unsupported
        default: .system(errno)
        }
    }

    public var description: String {
        switch code {
        case .noDevice:
            device == Self.usual
                ? "There is no sound card and no sound server here; connect one, or start PipeWire or PulseAudio."
                : "There is no sound device \(quoted); 'backtalk list devices' shows those there are."
        case .noServer:
            "The sound server behind \(quoted) does not answer; start PipeWire or PulseAudio, or name another device with --device."
        case .busy:
            "The sound device \(quoted) is in use by another program; close it, or name another device with --device."
        case .notAllowed:
            "You may not use the sound device \(quoted); being a member of the group 'audio' usually allows it."
        case .lost:
            "The sound device \(quoted) went away; connect it again, or name another with --device."
        case .unsupported:
            "The sound device \(quoted) does not play 48 kHz stereo itself; try its 'plughw:' or 'default' name with --device."
        case .system(let errno):
            "The sound device \(quoted) cannot be used (\(String(cString: snd_strerror(errno)))); name another with --device."
        }
    }

    private var quoted: String { "'\(device)'" }

    /// ALSA's name of the device that plays where nobody chose one.
    private static let usual = "default"
}
