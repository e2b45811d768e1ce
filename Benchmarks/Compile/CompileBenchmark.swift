import Practice
import Scheduler
import Voice

/// Compiles a routine of about as many cues as the argument says, with a given table of lengths; prints the cues that
/// came out and the milliseconds that it took.
@main
enum CompileBenchmark {
    static func main() throws {
        let wanted = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000
        guard let voice = try ShippedVoices.read("en-us", VoiceReader()),
            let strength = try Catalog.routine("strength-seven")
        else { return print("the built-in routine or voice is missing") }
        let once = Score(routine: strength, wording: Wording(voice))
        let cues = try once.compile(lengths(once)).cues.count
        let entries = Array(repeating: strength.entries, count: max(1, wanted / cues)).flatMap(\.self)
        let score = Score(routine: Routine(name: "Long", entries: entries), wording: Wording(voice))
        let table = lengths(score)

        let clock = ContinuousClock()
        var timeline: Timeline?
        let time = try clock.measure { timeline = try score.compile(table) }
        let milliseconds = Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15
        print(timeline?.cues.count ?? 0, milliseconds)
    }

    private static func lengths(_ score: Score) -> [String: Frames] {
        score.lines().reduce(into: [:]) { $0[$1] = Score.estimate($1) }
    }
}
