import Audio
import AudioOutput
import Documents
import Foundation
import Journal
import Practice
import Scheduler
import Speech
import Synchronization
import Voice

/// From a person's wishes to a timeline and the sound of its cues.
///
/// What a person may have got wrong is checked when it is made. The rest takes longer, and may be done on another
/// thread while the opening sounds.
final class Preparation: ClipSource {
    let settings: Settings
    let configuration: Configuration
    /// The routine, read once.
    let found: RoutineShelf.Found
    let directories: Directories
    private let bed: BedWish
    private let chimes: ChimeSet
    private struct Speech {
        var store: ClipStore?
        var wording: Wording?
        /// Texts that are left out, and were told of.
        var told: Set<String> = []
        /// Nobody waits for it any more.
        var isOver = false
    }

    private let speech = Mutex(Speech())
    /// The words that lead the breath, as the voice has them.
    private let breathing = Mutex<[BreathRole: String]>([:])
    private let poseNames = Mutex<[String?]>([])
    private let listener = Mutex<@Sendable (String) -> Void>(StandardError.tell)

    /// - Parameters:
    ///   - request: without a routine: the configured one, or the usual.
    ///   - earlier: what a session that goes on was played with; what a person asks for now goes before it.
    /// - Throws: `Mistakes` in one of the person's files, or a `Complaint`.
    init(
        _ request: SessionRequest = SessionRequest(), earlier: Preferences = Preferences(),
        directories: Directories = Directories()
    ) throws {
        self.directories = directories
        configuration = try ConfigurationFile.read(directories)
        let shelf = RoutineShelf(directories: directories)
        let configured = configuration.routine
        found = try Self.blaming(request.routine == nil ? directories.configFile : nil, "routine") {
            try shelf.find(request.routine ?? .typed(configured ?? Settings.usualRoutine))
        }
        settings = try Settings(found.routine, request, earlier: earlier, configuration)
        let place = request.music == nil ? directories.configFile : nil
        bed = try Self.blaming(place, "music") { [sound = configuration.sound] in
            try BedWish(request.music, configured: sound, directories)
        }
        chimes = try ChimeSet(configuration.sound.chimes, directories)
        // A person who did not ask for the voice just now wonders where it was asked for.
        let file = settings.routine.preferences.voice == nil ? directories.configFile : found.name
        try Self.blaming(request.preferences.voice == nil ? file : nil, "voice") { [voice = settings.voice] in
            try VoiceShelf(directories: directories).check(voice)
        }
    }

    /// Where sentences for the person go, about a voice that has to be stood in for; else to standard error. They come on
    /// any thread.
    func report(to listener: @escaping @Sendable (String) -> Void) {
        self.listener.withLock { $0 = listener }
    }

    /// What `body` complains of, with the file in which a person asked for it, if they did so in one.
    static func blaming<Result>(_ file: String?, _ key: String, _ body: () throws -> Result) throws
        -> Result
    {
        do {
            return try body()
        } catch let complaint as Complaint {
            guard let file else { throw complaint }
            throw Complaint("'\(file)' sets '\(key)', but \(complaint.sentence)", complaint.code)
        }
    }

    /// Reads the voice, measures every line of the session and compiles it.
    ///
    /// - Throws: `SpeechError` where the voice cannot speak.
    func arrangement() throws -> Arrangement {
        let shelf = VoiceShelf(directories: directories)
        let found = try shelf.voice(settings.voice)
        let engines = VoiceEngines(found: found, directories: directories)
        let store = try engines.store(cache: directories.clips) { [weak self] sentence in
            self?.listener.withLock { $0 }(sentence)
        }
        let wording = Wording(found.voice)
        let isOver = speech.withLock { speech in
            (speech.store, speech.wording) = (store, wording)
            return speech.isOver
        }
        if isOver { store.stop() }
        breathing.withLock { $0 = [.in: wording.breatheIn.text, .out: wording.breatheOut.text] }
        poseNames.withLock { $0 = settings.routine.entries.map { $0.name(wording) } }
        let score = Score(
            routine: settings.routine, wording: wording, level: settings.level, talk: settings.talk,
            breath: settings.breath, pace: settings.pace, known: known(), from: settings.from)
        let arrangement = try Arrangement(score, try lengths(of: score.lines()))
        let timeline = arrangement.timeline
        guard timeline.frames <= Frames(RoutineReader.longest) else {
            throw Complaint("the routine '\(timeline.routine)' takes more than 12 hours; make it shorter")
        }
        return arrangement
    }

    /// Ends everything that was started to speak, and what is being prepared: the session is over.
    func stop() {
        let store = speech.withLock { speech in
            speech.isOver = true
            return speech.store
        }
        store?.stop()
    }

    /// Tells each sentence that is left out, where it stands and why, and how many there are; each once.
    private func tell(_ unspoken: [(text: String, reason: SpeechError)]) {
        let (leftOut, wording) = speech.withLock { speech in
            (unspoken.filter { speech.told.insert($0.text).inserted }, speech.wording)
        }
        guard !leftOut.isEmpty else { return }
        let listener = listener.withLock { $0 }
        for (text, reason) in leftOut.prefix(Self.mostTold) {
            let place = wording?.source(of: text, in: settings.routine).map { " (\($0.location))" } ?? ""
            let clause = Complaint.clause(reason.description)
            listener(
                "The sentence \(MistakeLog.quoted(text))\(place) cannot be spoken and is left out: \(clause)."
            )
        }
        listener(
            leftOut.count == 1 ? "One sentence is left out." : "\(leftOut.count) sentences are left out.")
    }

    /// How many sentences that are left out are told one by one.
    private static let mostTold = 20

    /// How much each pose is told with, where that follows what was done.
    private func known() -> [String: Talk] {
        guard settings.talk == .auto, FileManager.default.fileExists(atPath: directories.journal) else {
            return [:]
        }
        let now = Moment.now.milliseconds
        do {
            return try Journal(path: directories.journal).familiarities().mapValues { $0.talk(at: now) }
        } catch {
            listener.withLock { $0 }("\(error.description) Every pose is explained.")
            return [:]
        }
    }

    func timeline() throws -> Timeline { try arrangement().timeline }

    /// How long texts take to say; nothing before the session was arranged.
    func lengths(of texts: [String]) throws -> [String: Frames] {
        guard let store = speech.withLock({ $0.store }) else { return [:] }
        let lengths = try store.lengths(of: texts)
        tell(store.unspoken(among: texts))
        return lengths
    }

    /// How the voice names the pose of an entry; nil where it is none, and before there is a timeline.
    func poseName(ofEntry entry: Int) -> String? {
        poseNames.withLock { $0.indices.contains(entry) ? $0[entry] : nil }
    }

    /// The sound of a spoken cue of the timeline, and of a breath that is led by words.
    func clip(for cue: Cue) throws -> Clip {
        var text = cue.sound.text
        if case .breath(let role) = cue.sound { text = breathing.withLock { $0[role] } }
        guard let text, let store = speech.withLock({ $0.store }) else { return Clip(samples: []) }
        return try store.clip(of: text, within: cue.frames)
    }

    /// What the session sounds like besides its cues. Made anew for each playing of it.
    ///
    /// - Parameter report: hears a sentence for the person, on a thread of its own, about music that cannot be played.
    func setting(report: @escaping @Sendable (String) -> Void) -> SoundSetting {
        SoundSetting(
            balance: Balance(configuration.sound), bed: bed.bed(cache: directories.music, report: report),
            breathIsSpoken: breathSound == .words)
    }

    private var breathSound: BreathSound { configuration.sound.breathSound ?? .tone }

    /// ALSA's name of the device that the configuration asks for; nil: the usual one.
    ///
    /// - Throws: a `Complaint` where there is no such device.
    func configuredPCM() throws -> PCMName? {
        try configuration.device.map { device in
            try Self.blaming(directories.configFile, "device") { try DeviceShelf.name(of: device) }
        }
    }

    /// Every sound of the session.
    ///
    /// - Parameter report: hears a sentence for the person, on a thread of its own, about a chime that cannot be played.
    func sounds(report: @escaping @Sendable (String) -> Void) -> SoundBank {
        SoundBank(speech: self, chimes: chimes, breathSound: breathSound, report: report)
    }
}

extension Routine.Entry {
    fileprivate func name(_ wording: Wording) -> String? {
        if case .pose(let pose, _) = self { wording.name(pose).text.trimmingSuffix(".") } else { nil }
    }
}
