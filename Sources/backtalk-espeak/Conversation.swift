import Glibc
import WorkerProtocol

/// Requests in, replies out, one at a time.
struct Conversation {
    private let port = Port()

    /// - Returns: the exit status: 0 when the input ended, 1 when the engine or the other side failed.
    func run() -> Int32 {
        let engine: Engine
        switch Engine.start() {
        case .success(let started): engine = started
        case .failure(let problem):
            _ = port.send(problem.reply)
            return 1
        }
        guard let sound = SharedSound() else {
            _ = port.send(
                .failed(.engine, "There is no memory for speech (error \(errno)). Close other programs."))
            return 1
        }
        Confinement.confineWorker()
        guard
            port.send(
                .hello(
                    protocol: WorkerProtocol.version, version: engine.version, library: engine.library,
                    dataPath: engine.dataPath))
        else { return 1 }

        var hasVoice = false
        while true {
            let request: WorkerRequest
            switch port.receive() {
            case .end: return 0
            case .garbage: return 1
            case .request(let next): request = next
            }
            switch request {
            case .voice where hasVoice: return 1
            case .voice(let name, let rate, let pitch, let range, let wordGap):
                // The voice is set here once, and each child inherits it: its tables are read once, not a clip.
                if let problem = engine.setVoice(
                    name, rate: rate, pitch: pitch, range: range, wordGap: wordGap)
                {
                    _ = port.send(problem.reply)
                    return 0
                }
                hasVoice = true
                guard port.send(.ready) else { return 1 }
            case .speak(let text):
                guard hasVoice, !text.contains(0) else { return 1 }
                guard answer(text, with: engine, in: sound) else { return 1 }
            }
        }
    }

    private func answer(_ text: [UInt8], with engine: Engine, in sound: borrowing SharedSound) -> Bool {
        guard text.count <= WorkerProtocol.longestText else {
            return port.send(.failed(.length, "The text is longer than \(WorkerProtocol.longestText) bytes."))
        }
        switch Utterance.speak(text, with: engine, into: sound) {
        case .spoken: return port.send(sound, rate: engine.rate)
        case .failed(let problem): return port.send(problem.reply)
        case .abandoned: return false
        }
    }
}
