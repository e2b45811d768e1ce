import ArgumentParser
import Audio
import Practice

extension Level: ExpressibleByArgument {}
extension Talk: ExpressibleByArgument {}
extension Pace: ExpressibleByArgument {}

/// What every command asks that makes a session.
struct SessionOptions: ParsableArguments {
    static let routineHelp: ArgumentHelp =
        "A built-in routine, one of yours, or a file. 'backtalk list routines' names them."

    @Option(help: "Who speaks: 'backtalk list voices' names them; usually en-us.")
    var voice: String?

    @Option(help: "How much of each dose: its low end, middle or high end; usually gentle.")
    var level: Level?

    @Option(
        help: """
            How much is heard: every word; a sentence a change; chimes alone; the first and last chime; or auto, each \
            pose as well as you know it by the journal; usually full.
            """)
    var talk: Talk?

    @Option(
        help: "Seconds in and out, as in 4-6, with holds as in 4-7-8, or off; usually 5-5.",
        transform: Self.breath)
    var breath: Breath?

    @Option(help: "Time to move; slow doubles it.")
    var pace: Pace?

    @Option(help: ArgumentHelp("Begin with this pose, the first of its name.", valueName: "pose"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "What plays under it: \(Scene.allCases.map(\.rawValue).joined(separator: ", ")), a file, a folder, a "
                + "playlist, or off; usually off.",
            valueName: "music"))
    var music: String?

    var preferences: Preferences {
        Preferences(
            voice: voice.map(VoiceChoice.init(typed:)), level: level, talk: talk, breath: breath, pace: pace)
    }

    func request(_ routine: String?) -> SessionRequest {
        SessionRequest(
            routine: routine.map { .typed($0) }, preferences: preferences, from: from,
            music: music.map { .typed($0) })
    }

    private static func breath(_ text: String) throws -> Breath {
        if let breath = Breath(text) { return breath }
        let range = BreathPattern.partRange
        throw ValidationError(
            "give off, or a pattern such as 5-5, 4-6 or 4-7-8, \(range.lowerBound) to \(range.upperBound) s a part"
        )
    }
}
