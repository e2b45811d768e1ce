import Documents
import Foundation
import Practice
import Reminders
import System

/// The reminders of a person: those of their configuration, and those that were added by a command.
struct ReminderShelf: Sendable {
    static let heading =
        "Written by 'backtalk remind', and written anew by it; yours belong into config.yaml."

    let directories: Directories

    /// What both files say.
    struct Contents: Sendable {
        let configuration: Configuration
        let written: WrittenReminders
        let added: WrittenReminders

        var settings: ReminderSettings { ReminderSettings(configuration: written, added: added) }
    }

    /// - Throws: the `Mistakes` of both files, or a `Complaint`.
    func read() throws -> Contents {
        var mistakes: [Mistake] = []
        var configured: (Configuration, WrittenReminders)?
        var added: WrittenReminders?
        do { configured = try ConfigurationFile.readWithReminders(directories) } catch let found as Mistakes {
            mistakes += found.all
        }
        do { added = try readAdded() } catch let found as Mistakes { mistakes += found.all }
        guard let configured, let added else { throw Mistakes(mistakes) }
        return Contents(configuration: configured.0, written: configured.1, added: added)
    }

    /// The place of a rule in the list, as people count; the added ones come last.
    func add(_ rule: ReminderRule) throws -> (number: Int, isNew: Bool) {
        try locked {
            let contents = try read()
            let rules = contents.settings.rules
            if let index = rules.firstIndex(of: rule) { return (index + 1, false) }
            guard contents.added.rules.count < ReminderRule.mostRules else {
                throw Complaint(
                    "there are \(ReminderRule.mostRules) reminders already; take one out with 'backtalk remind remove'"
                )
            }
            try write(contents.added.rules.map(\.rule) + [rule])
            return (rules.count + 1, true)
        }
    }

    /// Takes out the rule with that number in the list, and returns it.
    func remove(_ number: Int) throws -> ReminderRule {
        try locked {
            let contents = try read()
            let rules = contents.settings.rules
            guard rules.indices.contains(number - 1) else {
                throw Complaint("there is no reminder \(number); 'backtalk remind list' numbers them")
            }
            let index = number - 1 - contents.written.rules.count
            guard index >= 0 else {
                let line = contents.written.rules[number - 1].place.line
                throw Complaint(
                    "reminder \(number) stands in your '\(directories.configFile)', line \(line); take it out there"
                )
            }
            var added = contents.added.rules.map(\.rule)
            added.remove(at: index)
            try write(added)
            return rules[number - 1]
        }
    }

    private func readAdded() throws -> WrittenReminders {
        let path = directories.remindersFile
        guard FileManager.default.fileExists(atPath: path) else { return WrittenReminders() }
        return try ReminderReader().read(try SourceFile.bytes(path), file: path)
    }

    /// All of the file or nothing of it, whatever happens meanwhile.
    private func write(_ rules: [ReminderRule]) throws {
        let path = directories.remindersFile
        let text = ReminderWriter.text(rules, heading: Self.heading)
        guard try ReminderReader().read(text.utf8, file: path).rules.map(\.rule) == rules else {
            throw Complaint("the reminder could not be written; give the routine a plain name")
        }
        do throws(SystemError) {
            try FileReplacement.write(text.utf8, to: path, .backtalk)
        } catch {
            throw Complaint(
                "'\(path)' could not be written (\(error.reason)); check the folder's permissions",
                .failed)
        }
    }

    /// Two commands at once wait for each other, so that neither loses what the other adds.
    private func locked<Result>(_ body: () throws -> Result) throws -> Result {
        let lock: FileLock?
        do {
            try OwnFolder.make(directories.config)
            lock = try FileLock(folder: directories.config, waits: true)
        } catch {
            // Where nothing can be written nobody loses anything.
            lock = nil
        }
        return try withExtendedLifetime(lock) { try body() }
    }
}
