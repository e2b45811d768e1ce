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

    func request(_ routine: String?) -> SessionRequest {
        var request = session.request(routine)
        request.device = device
        request.preroll = preroll
        request.resumes = resume
        return request
    }

    private static func preroll(_ text: String) throws -> Int {
        let range = Configuration.prerollRange
        if let milliseconds = Int(text), range.contains(milliseconds) { return milliseconds }
        throw ValidationError("give milliseconds from \(range.lowerBound) to \(range.upperBound)")
    }
}
