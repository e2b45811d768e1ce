import Audio
import Glibc
import Scheduler

/// From an engine's sound to a clip: trimmed, faded, levelled, limited, at 48 kHz. The samples depend on the sound and
/// the voice's level alone. One at a time; keep it, since making the converter costs more than a clip.
struct ClipMaker: ~Copyable {
    /// Of everything between the engine and the clip; raise the number whenever the same sound gives other samples.
    static let version = "3 soxr \(RateConverter.libraryVersion) ebur128 \(Loudness.libraryVersion)"

    /// LUFS, as heard from two equal channels.
    static let target = -16.0
    /// Clips from this length on get a correction of their own: loudness needs blocks of 400 ms, and a single word is
    /// meant to be as loud as it is in a sentence.
    private static let correctedFrom = 1.0
    /// Decibels.
    private static let largestCorrection = 3.0
    static let largestGain = 30.0

    private var converter: RateConverter?

    /// How loud and how strong a whole voice is: measured again once it is limited, since the limiter takes a little of
    /// what the gain gives.
    mutating func level(of paragraph: RawSpeech) throws(SpeechError) -> VoiceLevel {
        let sound = TrimmedSpeech(paragraph)
        guard let loudness = try speechLoudness(sound, rate: paragraph.rate) else {
            return VoiceLevel(loudness: 0, gain: 0)
        }
        var gain = Self.target - loudness
        let heard = try limited(sound, rate: paragraph.rate, gain: gain)
        gain += Self.target - (try self.loudness(heard, rate: Int(Frames.rate)) ?? Self.target)
        gain = min(max(gain, -Self.largestGain), Self.largestGain)
        return VoiceLevel(
            loudness: Int16(clamping: Int((loudness * 100).rounded())), gain: Int16((gain * 100).rounded()))
    }

    /// - Returns: no frames for what makes no sound.
    mutating func clip(from raw: RawSpeech, level: VoiceLevel) throws(SpeechError) -> Clip {
        let sound = TrimmedSpeech(raw)
        guard !sound.samples.isEmpty else { return Clip(samples: []) }
        var gain = Double(level.gain) / 100
        if Double(sound.samples.count) >= Self.correctedFrom * Double(raw.rate),
            let loudness = try speechLoudness(sound, rate: raw.rate)
        {
            let missing = Double(level.loudness) / 100 - loudness
            gain += min(max(missing, -Self.largestCorrection), Self.largestCorrection)
        }
        var samples = try limited(sound, rate: raw.rate, gain: gain)
        Fade.apply(to: &samples)
        return Clip(samples: Quantizer.integers(samples))
    }

    private mutating func limited(
        _ sound: TrimmedSpeech, rate: Int, gain: Double
    ) throws(SpeechError) -> [Float] {
        var samples = try converted(sound.samples, from: Double(rate))
        Limiter.apply(gain: Float(pow(10, gain / 20)), to: &samples)
        return samples
    }

    private mutating func converted(_ samples: [Float], from rate: Double) throws(SpeechError) -> [Float] {
        do throws(RateConverter.Failure) {
            if converter?.inputRate != rate { converter = try RateConverter(from: rate) }
            return try converter?.convert(samples) ?? []
        } catch {
            throw SpeechError(.processing, error.description)
        }
    }

    /// Measured before conversion and at a quarter of the engine's rate, where there are far fewer samples: what is
    /// missing above is missing in the voice's paragraph too, which this is held against.
    private func speechLoudness(_ sound: TrimmedSpeech, rate: Int) throws(SpeechError) -> Double? {
        guard rate < 32_000 else { return try loudness(sound.samples, rate: rate) }
        let share = Self.measuredShare
        let count = sound.samples.count / share
        let fewer = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
            sound.samples.withUnsafeBufferPointer { source in
                for place in 0..<count {
                    var sum: Float = 0
                    for offset in 0..<share { sum += source[share * place + offset] }
                    buffer[place] = sum / Float(share)
                }
            }
            filled = count
        }
        return try loudness(fewer, rate: rate / share)
    }

    private static let measuredShare = 4

    private func loudness(_ samples: [Float], rate: Int) throws(SpeechError) -> Double? {
        do throws(Loudness.Failure) {
            return try Loudness.integrated(samples, rate: rate)
        } catch {
            throw SpeechError(.processing, error.description)
        }
    }
}
