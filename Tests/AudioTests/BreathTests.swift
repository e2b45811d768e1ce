import Practice
import Scheduler
import Testing

@testable import Audio

@Suite struct BreathTests {
    static let lengths: [Int64] = [1_000, 3_000, 5_000, 8_000]
    static let cases = BreathRole.allCases.flatMap { role in lengths.map { (role, Frames.milliseconds($0)) } }

    @Test(arguments: cases)
    func `A breath tone is exactly as long as asked, keeps to its level, and does not click`(
        role: BreathRole, frames: Frames
    ) {
        let clip = BreathSynthesizer.clip(role, frames: frames)
        #expect(clip.frames == frames)
        let peak = clip.samples.map { Float(abs(Int($0))) / 32_768 }.max() ?? 0
        #expect(peak <= Levels.breathPeak && peak > Levels.breathPeak / 4)
        #expect(clicks(in: clip.samples) == [])
        #expect(abs(Int(clip.samples.first ?? 9)) <= 1 && abs(Int(clip.samples.last ?? 9)) <= 1)
    }

    @Test(arguments: cases)
    func `A breath tone is heard within 15 ms and until its end`(role: BreathRole, frames: Frames) {
        let samples = BreathSynthesizer.clip(role, frames: frames).samples
        // −55 dBFS.
        let audible = { (sample: Int16) in abs(Int(sample)) > 58 }
        #expect(samples.prefix(720).contains(where: audible))
        for start in stride(from: 720, to: samples.count - 720, by: 720) {
            #expect(samples[start..<start + 720].contains(where: audible))
        }
    }

    @Test(arguments: [3_000, 5_000, 8_000] as [Int64])
    func `The in-breath rises, the out-breath falls, the hold stays`(milliseconds: Int64) {
        for role in BreathRole.allCases {
            let samples = BreathSynthesizer.clip(role, frames: .milliseconds(milliseconds)).samples
            let part = samples.count / 6
            let pitches = (0..<6).map { pitch(of: samples[$0 * part..<($0 + 1) * part]) }
            for (before, after) in zip(pitches, pitches.dropFirst()) {
                switch role {
                case .in: #expect(after > before * 1.01, "\(pitches)")
                case .out: #expect(after < before / 1.01, "\(pitches)")
                case .hold: #expect(abs(after - before) < 2, "\(pitches)")
                }
            }
            #expect(pitches.allSatisfy { (250...1_500).contains($0) })
        }
    }

    @Test(arguments: BreathRole.allCases)
    func `A breath tone has its main energy between 250 and 1 500 Hz`(role: BreathRole) {
        let samples = BreathSynthesizer.clip(role, frames: .seconds(2)).samples
        #expect(Spectrum(samples.dropFirst(30_000)).share(of: 250...1_500) > 0.98)
    }

    @Test(arguments: [0, 1, 7, 479, 1_000, 48_001] as [Int64])
    func `Any length is possible, and the same at every call`(frames: Int64) {
        for role in BreathRole.allCases {
            let clip = BreathSynthesizer.clip(role, frames: Frames(frames))
            #expect(clip.frames == Frames(frames))
            #expect(clip == BreathSynthesizer.clip(role, frames: Frames(frames)))
        }
        #expect(BreathSynthesizer.clip(.in, frames: Frames(-5)).count == 0)
    }

    @Test(arguments: [BreathSound.noise, .both], [2_000, 5_000, 8_000] as [Int64])
    func `Noise brightens with the in-breath and darkens with the out-breath`(
        sound: BreathSound, milliseconds: Int64
    ) {
        for role in [BreathRole.in, .out] {
            let samples = BreathSynthesizer.clip(role, frames: .milliseconds(milliseconds), sound: sound)
                .samples
            #expect(samples.allSatisfy { abs(Int($0)) <= 5_000 })
            #expect(clicks(in: samples) == [])
            let part = samples.count / 4
            let brightness = (0..<4).map { Spectrum(samples[$0 * part..<($0 + 1) * part]).centroid }
            let rises = zip(brightness, brightness.dropFirst()).map { $1 > $0 }
            #expect(rises == Array(repeating: role == .in, count: 3), "\(brightness)")
        }
    }

    @Test func `While the breath is held, noise gives way to a quiet tone`() {
        let held = BreathSynthesizer.clip(.hold, frames: .seconds(4), sound: .noise).samples
        let peak = held.map { abs(Int($0)) }.max() ?? 0
        #expect((200...800).contains(peak))
        #expect(abs(pitch(of: held[48_000..<96_000]) - 440) < 2)
    }

    @Test func `A word leads a breath where nobody speaks, and never speaks over a sentence`() throws {
        let words = SoundSetting(breathIsSpoken: true)
        let cues: [Cue] = [
            .breath(at: 0, for: 240_000), .speech("Breathe in.", at: 0, for: 40_000),
            .breath(at: 240_000, for: 240_000), .speech("Halfway.", at: 400_000, for: 40_000),
            .breath(at: 480_000, for: 240_000), .speech("Three.", at: 530_000, for: 40_000),
            .breath(at: 720_000, for: 240_000),
        ]
        #expect(
            words.audible(cues).filter { $0.sound == .breath(.in) }.map(\.frame.count) == [240_000, 720_000])
        #expect(SoundSetting().audible(cues) == cues)
        // The bed goes down for a word as for a sentence.
        #expect(words.spoken(words.audible(cues)).count == 5 && SoundSetting().spoken(cues).count == 3)
        let asked = TestSounds { Clip(count: Int($0.frames.count)) { _ in } }
        let bank = SoundBank(speech: asked, breathSound: .words)
        _ = try bank.clip(for: cues[0])
        #expect(asked.cues == [cues[0]])
    }

    /// In Hz, from the upward crossings of zero: the overtones are too soft to add any.
    private func pitch(of samples: some Collection<Int16>) -> Double {
        let samples = Array(samples)
        let crossings = (1..<samples.count).filter { samples[$0 - 1] < 0 && samples[$0] >= 0 }
        guard let first = crossings.first, let last = crossings.last, last > first else { return 0 }
        return Double(crossings.count - 1) * 48_000 / Double(last - first)
    }
}
