import ArgumentParser

struct RemindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind", abstract: "Say when you want to be reminded.",
        discussion: """
            'backtalk daemon' gives the reminders. Yours stand in ~/.config/backtalk/config.yaml, or are added here.
            """,
        subcommands: [
            RemindList.self, RemindAdd.self, RemindRemove.self, RemindNext.self, RemindSnooze.self,
            RemindSkip.self, RemindPause.self, RemindResume.self, RemindTest.self,
        ],
        defaultSubcommand: RemindList.self)
}
