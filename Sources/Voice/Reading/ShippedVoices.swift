internal import CVoices
import Documents
import Practice

/// The voices that come with the program; only the one that is asked for is parsed.
public enum ShippedVoices {
    /// What people choose from, in the order of the names.
    public static var ids: [String] { files.map { String(cString: $0.name) } }

    /// A shipped voice, read anew; nil where none has this name.
    public static func read(_ id: String, _ reader: VoiceReader = VoiceReader()) throws(Mistakes) -> Voice? {
        guard let bytes = bytes(id) else { return nil }
        var voice = try reader.read(bytes, id: id, file: "\(id).yaml")
        // None of them is a person's.
        voice.texts = WrittenTexts()
        return voice
    }

    /// The file of a shipped voice, for another one to extend.
    public static func source(_ id: String) -> VoiceReader.Source? {
        bytes(id).map { VoiceReader.Source(bytes: Array($0), file: "\(id).yaml") }
    }

    /// The voice file as it lies in Voices/.
    static func bytes(_ id: String) -> UnsafeBufferPointer<UInt8>? {
        files.first { String(cString: $0.name) == id }
            .map { UnsafeBufferPointer(start: $0.bytes, count: $0.count) }
    }

    private static var files: UnsafeBufferPointer<backtalk_file> {
        UnsafeBufferPointer(start: backtalk_voices, count: backtalk_voice_count)
    }
}
