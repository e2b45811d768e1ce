import ArgumentParser
import Practice

extension Level: ExpressibleByArgument {}
extension Talk: ExpressibleByArgument {}
extension Pace: ExpressibleByArgument {}

extension Breath: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// What every command asks that makes a session.
struct SessionOptions: ParsableArguments {
    @Argument(help: "A built-in routine, one of yours, or a file. 'backtalk list routines' names them.")
    var routine: String?

    @Option(help: "Who speaks: 'backtalk list voices' names them.")
    var voice: String?

    @Option(help: "How much of each dose: gentle, steady or full.")
    var level: Level?

    @Option(help: "How much is said: full, brief, chimes or silent.")
    var talk: Talk?

    @Option(help: "Seconds in and out, 5-5 or 4-6, with holds 4-7-8, or off.")
    var breath: Breath?

    @Option(help: "Time to move: normal or slow.")
    var pace: Pace?

    @Option(help: ArgumentHelp("Begin with this pose, the first of its name.", valueName: "pose"))
    var from: String?

    var preferences: Preferences {
        Preferences(voice: voice, level: level, talk: talk, breath: breath, pace: pace)
    }
}
