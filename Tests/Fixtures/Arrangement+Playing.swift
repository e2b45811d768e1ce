import Practice
import Scheduler
import Voice

extension Arrangement {
    /// A timeline made by hand, as a session plays it: of a score that has nothing to do with it.
    public static func playing(_ timeline: Timeline) throws -> Arrangement {
        guard let routine = try Catalog.routine("easing-five"),
            let voice = try ShippedVoices.read(
                "en-us", VoiceReader(poses: Catalog.poses, routines: Catalog.routineIDs))
        else { throw Missing() }
        return Arrangement(Score(routine: routine, wording: Wording(voice)), playing: timeline)
    }

    private struct Missing: Error {}
}
