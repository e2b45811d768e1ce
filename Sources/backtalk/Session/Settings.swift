import Documents
import Foundation
import Practice
import Reminders

/// What the configuration says, or nothing where there is none.
enum ConfigurationFile {
    static func read(_ directories: Directories) throws -> Configuration {
        let path = directories.configFile
        guard FileManager.default.fileExists(atPath: path) else { return Configuration() }
        return resolved(try ConfigurationReader().read(try SourceFile.bytes(path), file: path), directories)
    }

    /// With what it says about reminders.
    static func readWithReminders(_ directories: Directories) throws -> (Configuration, WrittenReminders) {
        let path = directories.configFile
        guard FileManager.default.fileExists(atPath: path) else {
            return (Configuration(), WrittenReminders())
        }
        let (configuration, reminders) = try readWithReminders(path)
        return (resolved(configuration, directories), reminders)
    }

    /// Wherever a command is given, its voice is the same file: no stranger's in the folder where one happens to work.
    private static func resolved(
        _ configuration: Configuration, _ directories: Directories
    ) -> Configuration {
        var configuration = configuration
        if case .file(let voice) = configuration.preferences.voice {
            configuration.preferences.voice = .file(directories.path(ofConfigured: voice))
        }
        return configuration
    }

    static func readWithReminders(_ path: String) throws -> (Configuration, WrittenReminders) {
        let reader = ReminderReader()
        return try ConfigurationReader().read(try SourceFile.bytes(path), file: path) { mapping, log in
            if let device = mapping["device"] { DeviceShelf.check(device, &log) }
            return reader.read(mapping, &log)
        }
    }
}

/// The wishes for one session: option over routine file over configuration over default.
struct Settings: Sendable {
    /// Played when nobody names one.
    static let usualRoutine = "easing-five"
    static let usualVoice = "en-us"
    /// Milliseconds.
    static let usualPreroll = 300

    let routine: Routine
    let voice: VoiceChoice
    let level: Level
    let talk: Talk
    let breath: Breath
    let pace: Pace
    /// The index of the entry to begin with.
    let from: Int

    init(
        _ routine: Routine, _ request: SessionRequest, earlier: Preferences, _ configuration: Configuration
    ) throws {
        self.routine = routine
        let wishes = request.preferences.over(earlier).over(routine.preferences).over(
            configuration.preferences)
        voice = wishes.voice ?? VoiceChoice(typed: Self.usualVoice)
        level = wishes.level ?? .gentle
        talk = wishes.talk ?? .full
        breath = wishes.breath ?? .pattern(.even)
        pace = wishes.pace ?? .normal
        from = try request.from.map { try Self.entry($0, in: routine) } ?? 0
    }

    private static func entry(_ name: String, in routine: Routine) throws -> Int {
        let poses = routine.entries.map { entry -> String? in
            if case .pose(let pose, _) = entry { pose.id } else { nil }
        }
        if let index = poses.firstIndex(of: name) { return index }
        var names: [String] = []
        for pose in poses.compactMap(\.self) where !names.contains(pose) { names.append(pose) }
        let hint = NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
        throw Complaint(
            "the routine '\(routine.title)' has no pose '\(name)'; "
                + (hint ?? (names.isEmpty ? "leave out '--from'" : "it has \(names.joined(separator: ", "))"))
        )
    }
}
