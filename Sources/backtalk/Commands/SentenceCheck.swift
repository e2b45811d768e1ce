import Documents
import Practice
import Speech
import Voice

/// Speaks every sentence that a person wrote, once, to find those that a session would have to leave out. eSpeak NG speaks
/// them, whatever else the voice names: a file that is looked at starts no program.
struct SentenceCheck {
    /// Each with the words that are spoken for it.
    let texts: [(written: WrittenText, spoken: String)]
    let settings: EngineSettings
    /// The voice's own file, which is to blame for a voice that eSpeak NG does not have; nil: another is.
    var file: String?

    /// - Throws: `Mistakes`, or a `Complaint` about the voice.
    func run() throws {
        let reasons: [Int: SpeechError]
        do throws(SpeechError) {
            reasons = try SpeechTrial.unspeakable(texts.map(\.spoken), with: settings)
        } catch {
            if let file, error.code == .unknownVoice || error.code == .setting {
                throw Complaint("'\(file)': \(Complaint.clause(error.description))")
            }
            // The file may be right all the same.
            StandardError.write(
                "backtalk: no sentence could be tried: \(Complaint.clause(error.description))\n")
            return
        }
        let mistakes = reasons.map { index, reason in
            let written = texts[index].written
            let clause = Complaint.clause(reason.description)
            return Mistake(
                file: written.file, line: written.place.line, column: written.place.column,
                wrong: "\(MistakeLog.quoted(written.text)) cannot be spoken: \(clause)",
                expected: "expected words that can be said; a session leaves it out")
        }
        if !mistakes.isEmpty { throw Mistakes(mistakes) }
    }

    /// How eSpeak NG would speak a routine: as the usual voice where the chosen one cannot be read, which its own check
    /// tells.
    static func settings(of routine: Routine, _ directories: Directories) -> EngineSettings {
        let configured = try? ConfigurationFile.read(directories).preferences.voice
        let choice = routine.preferences.voice ?? configured ?? VoiceChoice(typed: Settings.usualVoice)
        let found = try? VoiceShelf(directories: directories).voice(choice)
        return found?.voice.engine ?? EngineSettings(voice: Settings.usualVoice)
    }
}
