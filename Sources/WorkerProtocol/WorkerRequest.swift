/// What the client asks.
public enum WorkerRequest: Hashable, Sendable {
    /// The voice of all that follows: eSpeak NG's name of it, and its numbers in eSpeak NG's units.
    case voice(name: String, rate: Int32, pitch: Int32, range: Int32, wordGap: Int32)
    /// UTF-8 without a zero byte.
    case speak([UInt8])

    /// The whole frame.
    public var frame: [UInt8] {
        switch self {
        case .voice(let name, let rate, let pitch, let range, let wordGap):
            var frame = FrameWriter(kind: "v")
            for number in [rate, pitch, range, wordGap] { frame.append(UInt32(bitPattern: number)) }
            frame.append(name)
            return frame.bytes
        case .speak(let text):
            var frame = FrameWriter(kind: "s")
            frame.append(bytes: text)
            return frame.bytes
        }
    }

    /// - Parameter frame: the frame without its length; nil comes back for what is no request.
    public init?(_ frame: [UInt8]) {
        var reader = FrameReader(frame)
        switch reader.kind() {
        case UInt8(ascii: "v"):
            guard let rate = reader.number(), let pitch = reader.number(), let range = reader.number(),
                let wordGap = reader.number(), let name = reader.text(), reader.isAtEnd
            else { return nil }
            self = .voice(
                name: name, rate: Int32(bitPattern: rate), pitch: Int32(bitPattern: pitch),
                range: Int32(bitPattern: range), wordGap: Int32(bitPattern: wordGap))
        case UInt8(ascii: "s"): self = .speak(reader.rest())
        default: return nil
        }
    }
}
