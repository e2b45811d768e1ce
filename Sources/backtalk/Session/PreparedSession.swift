import AudioOutput
import Documents
import Player
import Practice
import Scheduler
import System

/// A session that may begin: everything that a person may have got wrong is checked, and no other plays.
struct PreparedSession: Sendable {
    let preparation: Preparation
    private let lock: PersonalLock
    private let broken: BrokenSession?
    private let device: PCMName?
    private let preroll: Int

    /// - Throws: `Mistakes` in one of the person's files, or a `Complaint`.
    init(_ request: SessionRequest, directories: Directories = Directories()) throws {
        // Whoever holds the lock may still be playing what would be resumed.
        let lock = request.resumes ? try PersonalLock.session(directories) : nil
        broken =
            request.resumes ? try BrokenSession(in: directories, asked: request) : nil
        var request = request
        if let broken { request.routine = broken.routine }
        preparation = try Preparation(
            request, earlier: broken?.preferences ?? Preferences(), directories: directories)
        device = try Self.pcm(request.device, preparation)
        preroll = request.preroll ?? preparation.configuration.preroll ?? Settings.usualPreroll
        self.lock = try lock ?? PersonalLock.session(directories)
    }

    /// ALSA's name of the device that was asked for; nil: the usual one.
    private static func pcm(_ device: String?, _ preparation: Preparation) throws -> PCMName? {
        if let device { return try DeviceShelf.name(of: device) }
        return try preparation.configuredPCM()
    }

    /// - Parameter tell: hears a sentence for the person, on any thread.
    func setup(tell: @escaping @Sendable (String) -> Void) -> Session.Setup {
        preparation.report(to: tell)
        return Session.Setup(
            device: device.map { .named($0) } ?? .standard, preroll: .milliseconds(Int64(preroll)),
            clips: preparation.sounds(report: tell), setting: preparation.setting(report: tell),
            prepare: { [preparation, broken] in
                let arrangement = try preparation.arrangement()
                guard let broken else { return Beginning(arrangement) }
                let place = try broken.place(in: arrangement, preparation)
                tell(place.sentence)
                return Beginning(arrangement, resumes: place.frame)
            },
            lengths: { [preparation] in try preparation.lengths(of: $0) })
    }
}
