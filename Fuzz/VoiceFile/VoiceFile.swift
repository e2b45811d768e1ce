import Documents
import Practice
import Scheduler
import Voice

/// A voice file: any bytes are a voice that can word a whole session, or mistakes.
func readVoice(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeBufferPointer(start: bytes, count: count)
    do throws(Mistakes) {
        let voice = try VoiceReader().read(bytes, id: "v", file: "v.yaml")
        guard let routine = try Catalog.routine("strength-seven") else { preconditionFailure("no routine") }
        let score = Score(routine: routine, wording: Wording(voice))
        precondition(!score.lines().isEmpty, "a voice that says nothing")
    } catch {
        precondition(!error.all.isEmpty, "refused without a reason")
        for mistake in error.all {
            precondition(mistake.line > 0 && mistake.column > 0, "a mistake without a place")
        }
    }
    return 0
}
