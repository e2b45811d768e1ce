import Scheduler

/// What makes two cues sound the same.
struct SoundKey: Hashable {
    private enum Sound: Hashable {
        case speech(String)
        case chime(ChimeRole)
        case breath(BreathRole)
    }

    private let sound: Sound
    private let frames: Frames

    init(_ cue: Cue) {
        frames = cue.frames
        switch cue.sound {
        case .speech(_, let text): sound = .speech(text)
        case .chime(let role): sound = .chime(role)
        case .breath(let role): sound = .breath(role)
        }
    }
}
