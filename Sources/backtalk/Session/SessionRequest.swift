import Audio
import Practice

/// A request for a session, as values: built alike from the command line, from a call over the bus and from a reminder.
/// nil is what nobody asked for: the routine's, the configuration's or the usual one.
struct SessionRequest: Sendable {
    var routine: RoutineChoice?
    var preferences = Preferences()
    /// The id of the pose to begin with.
    var from: String?
    var music: MusicChoice?
    /// The name of a device, as a person has it.
    var device: String?
    /// The silence that wakes a sleeping sink, in milliseconds within `Configuration.prerollRange`.
    var preroll: Int?
    /// It goes on where the last session broke off.
    var resumes = false

    enum RoutineChoice: Sendable, Hashable {
        /// As a person typed it, or wrote it in a file of their own: a name, or the path of a file.
        case typed(String)
        case opened(OpenedFile)
    }

    enum MusicChoice: Sendable, Hashable {
        /// As a person typed it: `off`, a scene, a file, a folder or a playlist.
        case typed(String)
        /// A file that another process opened.
        case opened(OpenedFile)
        /// What lies in a folder that another process opened.
        case found(MusicPlace)
    }
}
