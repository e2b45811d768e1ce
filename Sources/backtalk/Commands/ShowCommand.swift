import ArgumentParser
import Practice
import Voice

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a pose or a routine.")

    @Argument(help: "A pose, a routine, or a routine file.")
    var name: String

    @Option(help: "In whose words.")
    var voice = Settings.usualVoice

    func run() throws {
        let directories = Directories()
        let wording = try VoiceShelf(directories: directories).wording(voice)
        if let pose = Catalog.pose(name) {
            print(PosePage(pose: pose, wording: wording).text, terminator: "")
            return
        }
        let shelf = RoutineShelf(directories: directories)
        do {
            let routine = try shelf.routine(name)
            print(RoutinePage(routine: routine, wording: wording).text, terminator: "")
        } catch is Complaint where !name.contains("/") {
            let known = Catalog.poses.map(\.id) + Catalog.routineIDs + shelf.ownNames()
            let hint = NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
            throw Complaint(
                "there is no pose or routine '\(name)'; "
                    + (hint ?? "'backtalk list poses' and 'backtalk list routines' name them"))
        }
    }
}
