import System

/// Tells of a session that plays, and of a folder for it in which those who may play cannot find each other.
struct SessionCheck: HealthCheck {
    let directories: Directories
    var name: String { "session" }

    func run() -> [Finding] {
        let places = directories.meetingPlaces
        let isPlaying = PersonalLock.isHeld(PersonalLock.session, at: places)
        let found = isPlaying ? "one is playing at the moment" : "none is playing"
        guard let runtime = places.unusable else { return [.good(found)] }
        return [
            .warning(
                "\(found); XDG_RUNTIME_DIR is '\(runtime)', in which you cannot write",
                "unset it, or set it to a folder of yours; sessions play without it")
        ]
    }
}
