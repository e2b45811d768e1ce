import ArgumentParser
import Desktop

/// A command that asks something of whichever session plays.
protocol OrderCommand: ParsableCommand {
    /// The method of our interface.
    static var member: String { get }
}

extension OrderCommand {
    func run() throws { try RemoteControl.ask { try $0.order(Self.member) } }
}

struct PauseCommand: OrderCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Pause the session that plays.")
    static let member = "Pause"
}

struct ResumeCommand: OrderCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Go on with a session that is paused.")
    static let member = "Resume"
}

struct ToggleCommand: OrderCommand {
    static let configuration = CommandConfiguration(
        commandName: "toggle", abstract: "Pause, or go on.")
    static let member = "Toggle"
}

struct NextCommand: OrderCommand {
    static let configuration = CommandConfiguration(commandName: "next", abstract: "Go to the next pose.")
    static let member = "Next"
}

struct PreviousCommand: OrderCommand {
    static let configuration = CommandConfiguration(
        commandName: "previous",
        abstract: "Begin the pose again; right at its start, go to the one before.")
    static let member = "Previous"
}

struct RepeatCommand: OrderCommand {
    static let configuration = CommandConfiguration(
        commandName: "repeat", abstract: "Say again what was said last.")
    static let member = "Repeat"
}

struct LongerCommand: OrderCommand {
    static let configuration = CommandConfiguration(
        commandName: "longer", abstract: "More of this stretch, the same on both sides.")
    static let member = "Longer"
}

struct EasierCommand: OrderCommand {
    static let configuration = CommandConfiguration(
        commandName: "easier", abstract: "Tell an easier way to do this stretch.")
    static let member = "Easier"
}

struct StopCommand: OrderCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "End the session that plays.")
    static let member = "Stop"
}
