import CSndFile

/// A format that a session can be rendered to, known by its extension. All are 48 kHz stereo.
public enum SoundFormat: String, Sendable, Hashable, CaseIterable {
    case wav, flac, ogg, opus, mp3

    /// From the end of `path`, in any case; nil if it is none of ours.
    public init?(path: String) {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        self.init(rawValue: name[name.index(after: dot)...].lowercased())
    }

    /// Of a session of `frames` frames. A WAV file cannot say a length of 4 GB or more; then it is an RF64.
    func code(frames: Int64) -> Int32 {
        switch self {
        case .wav:
            frames * 4 + Self.headerBytes > Int64(UInt32.max)
                ? Int32(SF_FORMAT_RF64) | Int32(SF_FORMAT_PCM_16)
                : Int32(SF_FORMAT_WAV) | Int32(SF_FORMAT_PCM_16)
        case .flac: Int32(SF_FORMAT_FLAC) | Int32(SF_FORMAT_PCM_16)
        case .ogg: Int32(SF_FORMAT_OGG) | Int32(SF_FORMAT_VORBIS)
        case .opus: Int32(SF_FORMAT_OGG) | Int32(SF_FORMAT_OPUS)
        case .mp3: Int32(SF_FORMAT_MPEG) | Int32(SF_FORMAT_MPEG_LAYER_III)
        }
    }

    /// How large a file of `frames` frames is, about; nil where that depends on the sound.
    func bytes(frames: Int64) -> Int? { self == .wav ? Int(frames * 4) : nil }

    /// More than any header that libsndfile writes before and after the samples.
    private static let headerBytes: Int64 = 4_096
}
