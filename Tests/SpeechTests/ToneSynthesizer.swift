import Glibc
import Speech
import Synchronization
import Voice

/// An engine without a process: a tone as long as the text, with silence around it, and a count of what it was asked.
final class ToneSynthesizer: Synthesizer {
    private let asked = Mutex<[String]>([])
    private let name: String

    init(name: String = "tone 1") { self.name = name }

    var texts: [String] { asked.withLock { $0 } }

    func identity() throws(SpeechError) -> String { name }

    func speak(_ text: String, with settings: EngineSettings) throws(SpeechError) -> RawSpeech {
        asked.withLock { $0.append(text) }
        if text == "fail" { throw SpeechError(.engineFailed, "As asked.") }
        if text.contains("stumble") { throw SpeechError(.unspeakable, "It stumbles.") }
        let silence = [Int16](repeating: 0, count: 700)
        let pitch = 150 + Double(text.utf8.reduce(0) { $0 &+ Int($1) } % 200)
        let tone = (0..<text.utf8.count * 300).map {
            Int16(9_000 * sin(Double($0) * pitch * 2 * .pi / 22_050))
        }
        return RawSpeech(samples: silence + tone + silence, rate: 22_050)
    }
}

/// An engine that answers, and can speak nothing.
struct DumbSynthesizer: Synthesizer {
    func identity() throws(SpeechError) -> String { "dumb" }

    func speak(_ text: String, with settings: EngineSettings) throws(SpeechError) -> RawSpeech {
        throw SpeechError(.unspeakable, "It stumbles.")
    }
}
