/// Why something could not be spoken. `description` is a sentence for the person, with the next step in it.
public struct SpeechError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Hashable {
        /// The engine has no voice, or no variant, of that name.
        case unknownVoice
        /// A number of the voice lies outside of the engine's range.
        case setting
        /// The text, or its sound, is too long.
        case tooLong
        /// The engine failed over this text, twice; over others it may not.
        case unspeakable
        /// The engine is not installed, or does not start.
        case engineMissing
        /// The engine started and failed, twice, whatever the text.
        case engineFailed
        /// A recorded sentence cannot be used; the others may well be.
        case recording
        /// The sound that came could not be made into a clip.
        case processing
        /// Nobody waits for it any more.
        case stopped
    }

    /// Whether it lies in the text: others can be spoken.
    public var isOfTheText: Bool { code == .tooLong || code == .unspeakable }

    public let code: Code
    public let description: String

    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
