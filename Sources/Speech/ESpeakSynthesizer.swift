import Synchronization
import System
import Voice
import WorkerProtocol

/// eSpeak NG, spoken by up to two `backtalk-espeak` workers that are started when first needed. A worker that
/// crashes, hangs or talks nonsense is replaced, and the text tried once more.
public final class ESpeakSynthesizer: Synthesizer {
    /// One worker or the room for it. Who speaks holds the lock until the sound is there.
    private final class Desk: Sendable {
        let worker = Mutex<WorkerProcess?>(nil)
    }

    private let path: String
    private let remembered: EngineRecord?
    private let deadline: Int64
    private let startDeadline: Int64
    private let desks = [Desk(), Desk()]
    private let turn = Atomic<Int>(0)
    private let known = Mutex<String?>(nil)
    /// nil where the process has no descriptor left: it will not be able to start a worker either.
    private let stopped = try? EventSignal()

    /// - Parameters:
    ///   - worker: the path of `backtalk-espeak`; nil: beside the running executable.
    ///   - record: the file that remembers where the engine lies, so that nothing is started when all clips are in the
    ///     cache; it can be lost or damaged at any time. nil: ask the worker every time.
    public convenience init(worker: String? = nil, record: String? = nil) {
        // The worker ends what takes too long by itself; only a worker that hangs is ended from here.
        self.init(worker: worker, record: record, deadline: WorkerProtocol.deadline + 2_000)
    }

    /// - Parameters:
    ///   - deadline: milliseconds for anything that a worker is asked.
    ///   - startDeadline: milliseconds for its hello; nil: the same, as far as that is not longer than any takes.
    init(worker: String?, record: String?, deadline: Int64, startDeadline: Int64? = nil) {
        path = worker ?? WorkerLocation.besideExecutable()
        remembered = record.map { EngineRecord(file: $0) }
        self.deadline = deadline
        self.startDeadline = startDeadline ?? min(deadline, WorkerProcess.longestStart)
    }

    /// "espeak-ng 1.51", the worker's protocol, and a hash of the names, sizes and dates of the library and all its
    /// data files: an update gives a new one. With a record and an unchanged worker no worker is started for it.
    public func identity() throws(SpeechError) -> String {
        try known.withLock { (known: inout sending String?) throws(SpeechError) -> String in
            if let known { return known }
            let hello: WorkerProcess.Hello
            if let record = remembered?.read(worker: path) {
                hello = record
            } else {
                hello = try meet()
                remembered?.write(hello, worker: path)
            }
            let files = EngineFiles.fingerprint(library: hello.library, dataPath: hello.dataPath)
            let identity = "espeak-ng \(hello.version) worker \(WorkerProtocol.version) files \(files)"
            known = identity
            return identity
        }
    }

    public func speak(_ text: String, with settings: EngineSettings) throws(SpeechError) -> RawSpeech {
        let text = settings.spelled(text)
        guard text.utf8.count <= WorkerProtocol.longestText else {
            throw SpeechError(.tooLong, "This text is too long to be spoken: \(text.prefix(40))… Split it.")
        }
        for desk in desks {
            let outcome = desk.worker.withLockIfAvailable { worker in
                Result { () throws(SpeechError) in try self.speak(text, with: settings, by: &worker) }
            }
            if let outcome { return try outcome.get() }
        }
        let next = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return try desks[next & 1].worker.withLock { worker throws(SpeechError) in
            try self.speak(text, with: settings, by: &worker)
        }
    }

    public func stop() {
        stopped?.set()
        for desk in desks { _ = desk.worker.withLockIfAvailable { $0 = nil } }
    }

    /// The workers that run now and do not speak.
    var idleProcesses: [Int32] {
        desks.compactMap { desk in desk.worker.withLockIfAvailable { $0?.process }.flatMap { $0 } }
    }

    private func speak(
        _ text: String, with settings: EngineSettings, by worker: inout WorkerProcess?
    ) throws(SpeechError) -> RawSpeech {
        do throws(WorkerTrouble) {
            return try attempt(text, with: settings, by: &worker)
        } catch  where error.isWorthAnotherTry {
            worker = nil
        } catch {
            worker = nil
            throw error.forThePerson(worker: path)
        }
        do throws(WorkerTrouble) {
            return try attempt(text, with: settings, by: &worker)
        } catch {
            worker = nil
            throw error.forThePerson(worker: path)
        }
    }

    private func attempt(
        _ text: String, with settings: EngineSettings, by worker: inout WorkerProcess?
    ) throws(WorkerTrouble) -> RawSpeech {
        if worker?.canSpeak(as: settings) != true {
            worker = nil
            worker = try WorkerProcess.started(path: path, within: startDeadline, stop: stopped)
        }
        guard let raw = try worker?.speak(text, as: settings, within: deadline) else { throw .gone }
        return raw
    }

    /// Starts the first worker, if none runs, and keeps it for speaking.
    private func meet() throws(SpeechError) -> WorkerProcess.Hello {
        try desks[0].worker.withLock { worker throws(SpeechError) in
            if let hello = worker?.hello { return hello }
            do throws(WorkerTrouble) {
                let started = try WorkerProcess.started(
                    path: path, within: startDeadline, stop: stopped)
                let hello = started.hello
                worker = consume started
                return hello
            } catch {
                throw error.forThePerson(worker: path)
            }
        }
    }
}
