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

    /// In Hz, from the upward crossings of zero: the overtones are too soft to add any.
    private func pitch(of samples: some Collection<Int16>) -> Double {
        let samples = Array(samples)
        let crossings = (1..<samples.count).filter { samples[$0 - 1] < 0 && samples[$0] >= 0 }
        guard let first = crossings.first, let last = crossings.last, last > first else { return 0 }
        return Double(crossings.count - 1) * 48_000 / Double(last - first)
    }
}
