import ArgumentParser
import Audio
import Foundation
import Practice

/// What every command asks that makes a session heard.
struct PlayOptions: ParsableArguments {
    @OptionGroup var session: SessionOptions

    @Option(
        help: ArgumentHelp(
            "Where it is heard: a name of 'backtalk list devices', or a part of one; usually ALSA's default.",
            valueName: "name"))
    var device: String?

    @Option(
        help: ArgumentHelp(
            "Silence that wakes a sleeping loudspeaker, 0 to 5000; usually 300.", valueName: "ms"),
        transform: Self.preroll)
    var preroll: Int?

    @Flag(help: "Go on where the last session broke off.")
    var resume = false

    /// What was asked for, by the options' long names, as another process would write it: paths are whole.
    var words: [String: String] {
        [
            "voice": session.voice, "level": session.level?.rawValue, "talk": session.talk?.rawValue,
            "breath": session.breath?.description, "pace": session.pace?.rawValue, "from": session.from,
            "music": session.music.map(Self.whole), "device": device,
            "preroll": preroll.map { "\($0)" },
        ].compactMapValues(\.self)
    }

    /// A file of this folder by its whole path; whatever else it may be as it is.
    private static func whole(_ music: String) -> String {
        guard Scene(rawValue: music) == nil, music != "off", !music.hasPrefix("/") else { return music }
        let path = "\(FileManager.default.currentDirectoryPath)/\(music)"
        return FileManager.default.fileExists(atPath: path) ? path : music
    }

    private static func preroll(_ text: String) throws -> Int {
        let range = Configuration.prerollRange
        if let milliseconds = Int(text), range.contains(milliseconds) { return milliseconds }
        throw ValidationError("give milliseconds from \(range.lowerBound) to \(range.upperBound)")
    }
}
