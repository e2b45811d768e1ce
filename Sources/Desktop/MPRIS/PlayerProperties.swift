import AudioOutput
import Glibc
import Player
import Scheduler
import Text

/// What players tell of themselves, by MPRIS 2.2. A track is a pose: its position and its length are the pose's own, so
/// that the bar of a panel shows how far the pose has come.
enum PlayerProperties {
    static let interface = "org.mpris.MediaPlayer2.Player"

    /// All but the position, which nobody is told of without asking.
    static func all(_ now: NowPlaying) -> [String: Value] {
        let isPlaying = now.isPlaying
        return [
            "PlaybackStatus": .string(status(now.state)),
            "Rate": .double(1), "MinimumRate": .double(1), "MaximumRate": .double(1),
            "Metadata": metadata(now),
            "Volume": .double(loudness(of: now.observation?.volume ?? .full)),
            "CanGoNext": .boolean(now.canGoNext), "CanGoPrevious": .boolean(now.canGoPrevious),
            "CanPlay": .boolean(isPlaying || now.canBegin), "CanPause": .boolean(isPlaying),
            "CanSeek": .boolean(now.track != nil), "CanControl": .boolean(true),
        ]
    }

    /// What is otherwise than before.
    static func changes(from old: [String: Value], to new: [String: Value]) -> [String: Value] {
        new.filter { old[$0.key] != $0.value }
    }

    private static func status(_ state: Observation.State) -> String {
        switch state {
        // A device that is away comes back by itself.
        case .starting, .playing, .waiting: "Playing"
        case .paused: "Paused"
        case .stopping, .ended: "Stopped"
        }
    }

    private static func metadata(_ now: NowPlaying) -> Value {
        guard now.isPlaying else { return .options(["mpris:trackid": .path(noTrack)]) }
        var metadata: [String: Value] = ["xesam:artist": .strings(["Backtalk"])]
        guard let track = now.track, let timeline = now.observation?.timeline else {
            // The opening sounds, and the rest is not known yet.
            metadata["mpris:trackid"] = .path("\(Track.root)/session\(now.session)/opening")
            metadata["xesam:title"] = .string("Opening")
            return .options(metadata)
        }
        metadata["mpris:trackid"] = .path(track.path)
        metadata["mpris:length"] = .int64(track.length.microseconds)
        metadata["xesam:title"] = shown(track.title)
        metadata["xesam:album"] = shown(timeline.routine)
        if let entry = track.entry { metadata["xesam:trackNumber"] = .int32(Int32(clamping: entry + 1)) }
        return .options(metadata)
    }

    /// As panels and lock screens show it, which clean nothing themselves.
    private static func shown(_ text: String) -> Value {
        .string(PrintableText(sentence: text).description)
    }

    /// By the specification the id where there is no track.
    static let noTrack = "/org/mpris/MediaPlayer2/TrackList/NoTrack"

    // MARK: - Loudness

    /// 0…1 as sliders have it, a cube of the amplitude, as PulseAudio's are: 0.5 is −18 dB.
    static func loudness(of volume: Volume) -> Double {
        volume == Volume(decibels: Volume.range.lowerBound) ? 0 : pow(10, Double(volume.decibels) / 60)
    }

    /// Beyond 0…1 it counts as the nearer end, as the specification has it; nil where it is no number.
    static func volume(ofLoudness loudness: Double) -> Volume? {
        guard !loudness.isNaN else { return nil }
        let bounded = min(max(loudness, 0), 1)
        guard bounded > 0 else { return Volume(decibels: Volume.range.lowerBound) }
        return Volume(decibels: Int(max(-60, 60 * log10(bounded)).rounded()))
    }
}
