import ArgumentParser
import Documents
import Foundation
import Practice
import Reminders
import Text
import Voice

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Name every mistake of your files.")

    @Argument(
        help: ArgumentHelp("Routines and voices of yours, config.yaml, or reminders.yaml.", valueName: "file")
    )
    var files: [String]

    func run() throws {
        let directories = Directories()
        var isWrong = false
        for file in files {
            do {
                try check(file, directories)
            } catch let mistakes as Mistakes {
                isWrong = true
                StandardError.write(mistakes)
            } catch let complaint as Complaint where complaint.code == .wrongInput {
                isWrong = true
                StandardError.write(complaint.text)
            }
        }
        if isWrong { throw EndOfSession(code: .wrongInput) }
    }

    /// What a file is shows by its name, or else by what stands in it.
    private func check(_ file: String, _ directories: Directories) throws {
        let bytes = try SourceFile.bytes(file)
        switch URL(filePath: file).lastPathComponent {
        case "config.yaml":
            _ = try ConfigurationFile.readWithReminders(file)
            try StandardOutput.write("\(file): a configuration, no mistakes\n")
        case "reminders.yaml":
            _ = try ReminderReader().read(bytes, file: file)
            try StandardOutput.write("\(file): reminders, no mistakes\n")
        default: try VoiceReader.isVoice(bytes) ? voice(file, directories) : routine(file, directories)
        }
    }

    private func routine(_ file: String, _ directories: Directories) throws {
        let shelf = VoiceShelf(directories: directories)
        let routine = try RoutineReader().read(try SourceFile.bytes(file), file: file) { mapping, log in
            if let voice = mapping["voice"] { shelf.check(voice, &log) }
        }
        try SentenceCheck(
            texts: routine.texts.all.map { ($0, $0.text) },
            settings: SentenceCheck.settings(of: routine, directories)
        ).run()
        let count = routine.entries.count
        let report = try self.report(of: routine, directories)
        try StandardOutput.write(
            "\(file): \(routine.name), \(count) \(count == 1 ? "entry" : "entries"), no mistakes\n\(report)")
    }

    /// What is opened when it is played here.
    private func report(of routine: Routine, _ directories: Directories) throws -> PrintableText {
        var report = AccessReport(directories)
        if let voice = routine.preferences.voice { try report.add(voice) }
        do {
            let configuration = try ConfigurationFile.read(directories)
            if routine.preferences.voice == nil, let voice = configuration.preferences.voice {
                try report.add(voice)
            }
            try report.add(configuration.sound)
        } catch {
            // That is no mistake of this file.
            return report.text
                + "  plays only when your configuration is right; 'backtalk doctor' says what is wrong\n"
        }
        return report.text
    }

    private func voice(_ file: String, _ directories: Directories) throws {
        let shelf = VoiceShelf(directories: directories)
        let found = try shelf.read(file)
        let engines = VoiceEngines(found: found, directories: directories)
        if let recordings = try engines.recordings(), let stranger = recordings.strangers.first {
            let hint = NearestName.of(stranger, among: recordings.names).map { "did you mean '\($0)'?" }
            throw Complaint(
                "'\(file)': the recording '\(stranger)' is no sentence of the voice; "
                    + (hint ?? "'backtalk list sentences' names them"))
        }
        let wording = Wording(found.voice)
        try SentenceCheck(
            texts: found.voice.texts.all.map { ($0, wording.example(of: $0.text)) },
            settings: found.voice.engine, file: file
        ).run()
        var report = AccessReport(directories)
        try report.add(found)
        try StandardOutput.write("\(file): a voice in \(found.voice.language), no mistakes\n\(report.text)")
    }
}
