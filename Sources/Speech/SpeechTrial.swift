import Synchronization
import System
import Voice

/// Whether eSpeak NG, which stands in for every engine, can speak texts, without making clips of them.
public enum SpeechTrial {
    /// Milliseconds for a text; it takes about 3.
    private static let deadline: Int64 = 1_000

    private static let tooSlow = SpeechError(
        .unspeakable,
        "It takes longer than a second. Word it differently, or try again when the computer is less busy.")

    /// Why it cannot speak those that it cannot, by their places in the list. Each has a second, on one of two threads.
    ///
    /// - Parameter worker: the path of `backtalk-espeak`; nil: beside the running executable.
    /// - Throws: `SpeechError` where it can speak none.
    public static func unspeakable(
        _ texts: [String], with settings: EngineSettings, worker: String? = nil
    ) throws(SpeechError) -> [Int: SpeechError] {
        let synthesizer = ESpeakSynthesizer(
            worker: worker, record: nil, deadline: deadline,
            startDeadline: WorkerProcess.longestStart)
        // Without an engine no text is at fault.
        _ = try synthesizer.identity()
        let next = Atomic<Int>(0)
        let found = Mutex<(reasons: [Int: SpeechError], error: SpeechError?)>(([:], nil))
        TwoThreads.run { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < texts.count else { return }
                let text = SpokenText.clean(texts[index])
                if text.isEmpty { continue }
                let start = MonotonicTime.now.milliseconds
                do throws(SpeechError) {
                    _ = try synthesizer.speak(text, with: settings)
                } catch {
                    switch error.code {
                    case .engineFailed where MonotonicTime.now.milliseconds - start >= deadline:
                        found.withLock { $0.reasons[index] = tooSlow }
                    case .tooLong, .unspeakable, .engineFailed:
                        found.withLock { $0.reasons[index] = error }
                    default:
                        found.withLock { $0.error = $0.error ?? error }
                        next.store(texts.count, ordering: .relaxed)
                    }
                }
            }
        }
        let (reasons, error) = found.withLock { $0 }
        if let error { throw error }
        return reasons
    }
}
