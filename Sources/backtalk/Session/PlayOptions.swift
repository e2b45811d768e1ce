import ArgumentParser
import Player
import Practice
import Scheduler

/// What every command asks that makes a session heard.
struct PlayOptions: ParsableArguments {
    @OptionGroup var session: SessionOptions

    @Option(
        help: ArgumentHelp(
            "Where it is heard: 'backtalk list devices' names them; usually ALSA's default.", valueName: "pcm"
        ))
    var device: String?

    @Option(
        help: ArgumentHelp(
            "Silence that wakes a sleeping loudspeaker, 0 to 5000; usually 300.", valueName: "ms"),
        transform: Self.preroll)
    var preroll: Int?

    func setup(_ preparation: Preparation) -> Session.Setup {
        let configured = preparation.configuration
        return Session.Setup(
            device: (device ?? configured.device).map { .named($0) } ?? .standard,
            preroll: .milliseconds(Int64(preroll ?? configured.preroll ?? Settings.usualPreroll)),
            clips: preparation.sounds, prepare: { Beginning(try preparation.arrangement()) },
            lengths: { try preparation.lengths(of: $0) })
    }

    /// What was asked for, by the options' long names.
    var words: [String: String] {
        [
            "voice": session.voice, "level": session.level?.rawValue, "talk": session.talk?.rawValue,
            "breath": session.breath?.description, "pace": session.pace?.rawValue, "from": session.from,
            "device": device, "preroll": preroll.map { "\($0)" },
        ].compactMapValues(\.self)
    }

    private static func preroll(_ text: String) throws -> Int {
        let range = Configuration.prerollRange
        if let milliseconds = Int(text), range.contains(milliseconds) { return milliseconds }
        throw ValidationError("give milliseconds from \(range.lowerBound) to \(range.upperBound)")
    }
}
