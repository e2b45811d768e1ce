import ArgumentParser
import Player
import Practice
import Scheduler

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

    /// - Parameters:
    ///   - broken: the session that goes on.
    ///   - tell: hears a sentence for the person, on any thread.
    /// - Throws: a `Complaint` where there is no such device.
    func setup(
        _ preparation: Preparation, resuming broken: BrokenSession?,
        tell: @escaping @Sendable (String) -> Void
    ) throws -> Session.Setup {
        preparation.report(to: tell)
        return Session.Setup(
            device: try pcm(preparation).map { .named($0) } ?? .standard,
            preroll: .milliseconds(
                Int64(preroll ?? preparation.configuration.preroll ?? Settings.usualPreroll)),
            clips: preparation.sounds(report: tell), setting: preparation.setting(report: tell),
            prepare: {
                let arrangement = try preparation.arrangement()
                guard let broken else { return Beginning(arrangement) }
                let place = try broken.place(in: arrangement, preparation)
                tell(place.sentence)
                return Beginning(arrangement, resumes: place.frame)
            },
            lengths: { try preparation.lengths(of: $0) })
    }

    /// ALSA's name of the device that was asked for; nil: the usual one.
    private func pcm(_ preparation: Preparation) throws -> String? {
        if let device { return try DeviceShelf.name(of: device) }
        return try preparation.configuration.device.map { device in
            try Preparation.blaming(preparation.directories.configFile, "device") {
                try DeviceShelf.name(of: device)
            }
        }
    }

    /// What was asked for, by the options' long names.
    var words: [String: String] {
        [
            "voice": session.voice, "level": session.level?.rawValue, "talk": session.talk?.rawValue,
            "breath": session.breath?.description, "pace": session.pace?.rawValue, "from": session.from,
            "music": session.music,
            "device": device, "preroll": preroll.map { "\($0)" },
        ].compactMapValues(\.self)
    }

    private static func preroll(_ text: String) throws -> Int {
        let range = Configuration.prerollRange
        if let milliseconds = Int(text), range.contains(milliseconds) { return milliseconds }
        throw ValidationError("give milliseconds from \(range.lowerBound) to \(range.upperBound)")
    }
}
