import Practice
import Scheduler
import Voice

extension Arrangement {
    /// A timeline made by hand, as a session plays it: of a score that has nothing to do with it.
    public static func playing(_ timeline: Timeline) throws -> Arrangement {
        guard let routine = try Catalog.routine("easing-five") else { throw Missing() }
        return Arrangement(Score(routine: routine, wording: try wording()), playing: timeline)
    }

    /// The words of the usual voice.
    public static func wording() throws -> Wording {
        guard
            let voice = try ShippedVoices.read(
                "en-us", VoiceReader(poses: Catalog.poses, routines: Catalog.routineIDs))
        else { throw Missing() }
        return Wording(voice)
    }

    private struct Missing: Error {}
}
