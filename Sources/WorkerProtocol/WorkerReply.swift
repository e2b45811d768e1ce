/// What the worker answers; a sound's samples follow its frame's beginning and are not held here.
public enum WorkerReply: Hashable, Sendable {
    case hello(protocol: UInt32, version: String, library: String, dataPath: String)
    case ready
    case failed(WorkerFailure, String)

    /// The first byte of a sound's frame.
    public static let sound = UInt8(ascii: "p")
    /// The bytes of a sound's frame before its samples, without the length: kind and rate.
    public static let soundPrefix = 5

    /// The whole frame.
    public var frame: [UInt8] {
        switch self {
        case .hello(let number, let version, let library, let dataPath):
            var frame = FrameWriter(kind: "h")
            frame.append(number)
            for text in [version, library, dataPath] { frame.append(text) }
            return frame.bytes
        case .ready: return FrameWriter(kind: "r").bytes
        case .failed(let failure, let sentence):
            var frame = FrameWriter(kind: "f")
            frame.append(bytes: [failure.rawValue])
            frame.append(sentence)
            return frame.bytes
        }
    }

    /// What goes before the samples of a sound, the length included.
    public static func soundFrame(rate: UInt32, byteCount: Int) -> [UInt8] {
        var frame = FrameWriter(kind: "p", following: byteCount)
        frame.append(rate)
        return frame.bytes
    }

    /// - Parameter frame: the frame without its length; nil comes back for a sound, and for what is no reply.
    public init?(_ frame: [UInt8]) {
        var reader = FrameReader(frame)
        switch reader.kind() {
        case UInt8(ascii: "h"):
            guard let number = reader.number(), let version = reader.text(), let library = reader.text(),
                let dataPath = reader.text(), reader.isAtEnd
            else { return nil }
            self = .hello(protocol: number, version: version, library: library, dataPath: dataPath)
        case UInt8(ascii: "r"):
            guard reader.isAtEnd else { return nil }
            self = .ready
        case UInt8(ascii: "f"):
            guard let failure = reader.kind().flatMap(WorkerFailure.init), let sentence = reader.text(),
                reader.isAtEnd
            else { return nil }
            self = .failed(failure, sentence)
        default: return nil
        }
    }
}
