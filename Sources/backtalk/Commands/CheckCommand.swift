import ArgumentParser
import Practice
import Voice

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Name every mistake of your routines and voices.")

    @Argument(help: ArgumentHelp("Routine or voice files.", valueName: "file"))
    var files: [String]

    func run() throws {
        let directories = Directories()
        var isWrong = false
        for file in files {
            do {
                let isVoice = VoiceReader.isVoice(try SourceFile.bytes(file))
                try isVoice ? voice(file, directories) : routine(file, directories)
            } catch let mistakes as Mistakes {
                isWrong = true
                StandardError.write(mistakes.description + "\n")
            } catch let complaint as Complaint where complaint.code == .wrongInput {
                isWrong = true
                StandardError.write("backtalk: \(complaint.sentence)\n")
            }
        }
        if isWrong { throw EndOfSession(code: .wrongInput) }
    }

    private func routine(_ file: String, _ directories: Directories) throws {
        let routine = try RoutineShelf(directories: directories).read(file)
        let count = routine.entries.count
        try StandardOutput.write(
            "\(file): \(routine.name), \(count) \(count == 1 ? "entry" : "entries"), no mistakes\n")
    }

    private func voice(_ file: String, _ directories: Directories) throws {
        let shelf = VoiceShelf(directories: directories)
        let voice = try shelf.read(file)
        let engines = VoiceEngines(voice: voice, folder: shelf.folder(file), directories: directories)
        if let recordings = try engines.recordings(), let stranger = recordings.strangers.first {
            let hint = NearestName.of(stranger, among: recordings.names).map { "did you mean '\($0)'?" }
            throw Complaint(
                "'\(file)': the recording '\(stranger)' is no sentence of the voice; "
                    + (hint ?? "'backtalk list sentences' names them"))
        }
        try StandardOutput.write("\(file): a voice in \(voice.language), no mistakes\n")
    }
}
