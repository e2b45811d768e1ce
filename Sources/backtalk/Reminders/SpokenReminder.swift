import Audio
import Player
import Practice
import Scheduler
import Voice

/// The sound of a reminder: its chime, and the sentence with the minutes of the routine's own timeline.
final class SpokenReminder: Sendable {
    let preparation: Preparation
    private let arrangement: Arrangement
    private let lines: [Line]
    /// Of the session, as its timeline has them.
    let minutes: Int

    /// Arranges the session, so that its minutes are known: some milliseconds where its clips are cached.
    ///
    /// - Throws: `SpeechError` where the voice cannot speak.
    init(_ preparation: Preparation) throws {
        self.preparation = preparation
        arrangement = try preparation.arrangement()
        minutes = Score.minutes(arrangement.timeline.frames)
        let isOnFloor = preparation.settings.routine.poses.contains { $0.position != .standing }
        lines = arrangement.score.wording.reminder(minutes: minutes, isOnFloor: isOnFloor)
    }

    /// What is said: "Time to loosen your back. Ten minutes, on the floor."
    var text: String { lines.map(\.text).joined(separator: " ") }

    /// The chime, and where `speaks` the sentence after it, for whoever plays sessions.
    private func sound(speaks: Bool) throws -> Arrangement {
        let chime = Cue(frame: .zero, frames: ChimeRole.open.frames, sound: .chime(.open))
        var cues = [chime]
        var end = chime.frames
        var next = Timeline.openingFrames
        let lengths = try preparation.lengths(of: lines.map(\.text))
        for line in speaks ? lines : [] {
            guard let frames = lengths[line.text], frames > .zero else { continue }
            cues.append(Cue(frame: next, frames: frames, sound: .speech(.welcome, line.text)))
            end = max(end, next + frames)
            next += frames + Self.betweenSentences
        }
        let session = arrangement.timeline
        let timeline = Timeline(
            routine: session.routine, voice: session.voice, level: session.level, talk: session.talk,
            breath: session.breath, cues: cues, spans: [Span(frame: .zero, frames: end, kind: .opening)])
        return Arrangement(arrangement.score, playing: timeline)
    }

    /// How it is played: as loud and on the same device as a session, and without a bed.
    ///
    /// - Parameter report: hears a sentence for the person, on any thread.
    /// - Throws: a `Complaint` where the person's device is not there.
    func setup(speaks: Bool = true, report: @escaping @Sendable (String) -> Void) throws -> Session.Setup {
        let sound = try sound(speaks: speaks)
        let configuration = preparation.configuration
        let device = try preparation.configuredPCM()
        return Session.Setup(
            device: device.map { .named($0) } ?? .standard,
            preroll: .milliseconds(Int64(configuration.preroll ?? Settings.usualPreroll)),
            clips: preparation.sounds(report: report),
            setting: SoundSetting(balance: Balance(configuration.sound)),
            prepare: { Beginning(sound) }, lengths: { _ in [:] })
    }

    private static let betweenSentences = Frames.milliseconds(600)
}
