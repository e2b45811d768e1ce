import Glibc
import System
import Voice

/// What came of letting workers speak that were started for it: whether the engine is there, and keeps its word.
public struct WorkerTrial: Sendable, Hashable {
    /// The engine's version: "1.51".
    public let version: String
    public let dataPath: String
    /// Two workers, each of which spoke the text first, gave the same samples.
    public let isRepeatable: Bool
    /// The kernel takes from the worker what it does not need, files to write, networks and programs among it.
    public let isConfined: Bool
    /// Samples of the sound, at `rate` a second.
    public let samples: Int
    public let rate: Int
    /// From the start of the first worker to its sound, in milliseconds.
    public let milliseconds: Int

    /// - Parameter worker: the path of `backtalk-espeak`; nil: beside the running executable.
    /// - Throws: `SpeechError` where a worker does not start or cannot speak; within about 20 s, whatever it does.
    public static func run(
        _ text: String, with settings: EngineSettings, worker: String? = nil
    ) throws(SpeechError) -> WorkerTrial {
        let path = worker ?? WorkerLocation.besideExecutable()
        let begun = MonotonicTime.now.milliseconds
        let first = try speak(text, settings, path)
        let taken = MonotonicTime.now.milliseconds - begun
        let second = try speak(text, settings, path)
        return WorkerTrial(
            version: first.hello.version, dataPath: first.hello.dataPath,
            isRepeatable: first.sound == second.sound && !first.sound.samples.isEmpty,
            isConfined: first.isConfined && second.isConfined, samples: first.sound.samples.count,
            rate: first.sound.rate, milliseconds: Int(taken))
    }

    private static let deadline: Int64 = 5_000

    private static func speak(
        _ text: String, _ settings: EngineSettings, _ path: String
    ) throws(SpeechError) -> (hello: WorkerProcess.Hello, sound: RawSpeech, isConfined: Bool) {
        do throws(WorkerTrouble) {
            var worker = try WorkerProcess.started(path: path, within: deadline)
            let sound = try worker.speak(SpokenText.clean(text), as: settings, within: deadline)
            return (worker.hello, sound, isConfined(worker.process))
        } catch {
            throw error.forThePerson(worker: path)
        }
    }

    private static func isConfined(_ process: pid_t) -> Bool {
        guard let file = fopen("/proc/\(process)/status", "re") else { return false }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while getline(&line, &capacity, file) > 0, let line {
            // 2 is a filter.
            if strncmp(line, "Seccomp:\t2", 10) == 0 { return true }
        }
        return false
    }
}
