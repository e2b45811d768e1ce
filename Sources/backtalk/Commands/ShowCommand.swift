import ArgumentParser
import Documents
import Practice
import Voice

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a pose or a routine.")

    @Argument(help: "A pose, a routine, or a routine file.")
    var name: String

    @Option(help: "In whose words: 'backtalk list voices' names them.")
    var voice: String?

    func run() throws {
        let directories = Directories()
        let configuration = try ConfigurationFile.read(directories)
        let preferences = configuration.preferences
        let wording = try VoiceShelf(directories: directories)
            .wording(
                voice.map(VoiceChoice.init(typed:)) ?? preferences.voice
                    ?? VoiceChoice(typed: Settings.usualVoice))
        if let pose = Catalog.pose(name) {
            return try StandardOutput.write(PosePage(pose: pose, wording: wording).text)
        }
        let shelf = RoutineShelf(directories: directories)
        guard shelf.has(name) else {
            let hint = NearestName.of(name, among: Catalog.poses.map(\.id) + shelf.names)
            throw Complaint(
                "there is no pose or routine '\(name)'; "
                    + (hint.map { "did you mean '\($0)'?" }
                        ?? "'backtalk list poses' and 'backtalk list routines' name them"))
        }
        let routine = try shelf.routine(name)
        var report = AccessReport(directories)
        if let voice = routine.preferences.voice ?? preferences.voice { report.addIfThere(voice) }
        report.addIfThere(configuration.sound)
        try StandardOutput.write(
            RoutinePage(routine: routine, wording: wording, access: report.lines).text)
    }
}
