import Audio
import Glibc
import System
import Voice

/// Sentences that a person recorded, each a sound file.
public struct RecordedSynthesizer: Synthesizer {
    /// The files by the text that they say, cleaned.
    private let files: [String: String]
    private let enclosure: Enclosure

    /// Bytes.
    static let largestFile = 64 << 20
    /// Seconds of recordings that the loudness is measured on.
    private static let sampled = 60

    /// - Parameters:
    ///   - files: the path of each text's recording.
    ///   - enclosure: where they may lie.
    public init(_ files: [String: String], within enclosure: Enclosure = .anywhere) {
        self.enclosure = enclosure
        self.files = Dictionary(
            files.map { (SpokenText.clean($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// Names, sizes and dates of all the files: they share a level, so one that changes changes all.
    public func identity() throws(SpeechError) -> String {
        var hash = Hash()
        for (text, file) in files.sorted(by: { $0.key < $1.key }) {
            let stamp = EngineFiles.stamp(file)
            hash.add(text)
            hash.add(file)
            hash.add(stamp.size)
            hash.add(stamp.date)
        }
        return "recordings \(hash.digits())"
    }

    public func speaks(_ text: String) -> Bool { files[text] != nil }

    public func speak(_ text: String, with settings: EngineSettings) throws(SpeechError) -> RawSpeech {
        guard let file = files[text] else {
            throw SpeechError(.recording, "Nothing is recorded for: \(text)")
        }
        return try read(file)
    }

    /// A minute of the recordings, one after the other; those that cannot be read are left out.
    public func sample(_ text: String, with settings: EngineSettings) throws(SpeechError) -> RawSpeech {
        var samples: [Int16] = []
        var failure: SpeechError?
        for file in files.values.sorted() where samples.count < Self.sampled * Self.rate {
            do throws(SpeechError) {
                samples += try Self.converted(try read(file))
            } catch {
                failure = failure ?? error
            }
        }
        if samples.isEmpty, let failure { throw failure }
        return RawSpeech(samples: samples, rate: Self.rate)
    }

    private static let rate = 48_000

    private func read(_ file: String) throws(SpeechError) -> RawSpeech {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try enclosure.read(file, limit: Self.largestFile)
        } catch {
            throw SpeechError(
                .recording, "The recording '\(file)' cannot be read, or has more than 64 MB. Record it anew.")
        }
        do throws(SoundDecoder.Trouble) {
            return try SoundDecoder.speech(bytes)
        } catch .silence {
            throw SpeechError(.recording, "Nothing is heard in the recording '\(file)'. Record it anew.")
        } catch .tooLong {
            throw SpeechError(
                .recording,
                "The recording '\(file)' takes more than \(SoundDecoder.longest) s. Record it anew.")
        } catch {
            throw SpeechError(.recording, "The recording '\(file)' is no sound file. Record it anew.")
        }
    }

    private static func converted(_ speech: RawSpeech) throws(SpeechError) -> [Int16] {
        guard speech.rate != rate else { return speech.samples }
        do throws(RateConverter.Failure) {
            var converter = try RateConverter(from: Double(speech.rate))
            let samples = try converter.convert(speech.samples.map { Float($0) / 32_768 })
            return Quantizer.integers(samples.map { max(-1, min(1, $0)) })
        } catch {
            throw SpeechError(.processing, error.description)
        }
    }
}
