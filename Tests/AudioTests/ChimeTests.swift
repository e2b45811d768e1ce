import Scheduler
import Testing

@testable import Audio

@Suite struct ChimeTests {
    @Test(arguments: ChimeRole.allCases)
    func `A chime is exactly as long as its role, and the same at every call`(role: ChimeRole) {
        let clip = ChimeSynthesizer.clip(role)
        #expect(clip.frames == role.frames)
        #expect(clip == ChimeSynthesizer.clip(role))
    }

    @Test(arguments: ChimeRole.allCases)
    func `A chime is heard within a millisecond`(role: ChimeRole) {
        let onset = ChimeSynthesizer.clip(role).samples.firstIndex { abs(Int($0)) > 32 }
        #expect((onset ?? .max) < 48)
    }

    @Test(arguments: ChimeRole.allCases)
    func `A chime dies into silence before its end`(role: ChimeRole) {
        let samples = ChimeSynthesizer.clip(role).samples
        #expect(samples.suffix(480).allSatisfy { $0 == 0 })
        // It rings over most of its length, and the last tenth is under −66 dBFS.
        #expect(samples[samples.count / 2..<samples.count * 3 / 4].contains { abs(Int($0)) > 16 })
        #expect(samples.suffix(samples.count / 10).allSatisfy { abs(Int($0)) <= 16 })
    }

    @Test(arguments: ChimeRole.allCases)
    func `A chime has no click`(role: ChimeRole) {
        #expect(clicks(in: ChimeSynthesizer.clip(role).samples) == [])
    }

    @Test(arguments: ChimeRole.allCases)
    func `A chime has its main energy between 250 and 1 500 Hz`(role: ChimeRole) {
        #expect(Spectrum(ChimeSynthesizer.clip(role).samples).share(of: 250...1_500) > 0.95)
    }

    @Test(arguments: ChimeRole.allCases)
    func `A chime uses its level and keeps to it`(role: ChimeRole) {
        let peak = ChimeSynthesizer.clip(role).samples.map { Float(abs(Int($0))) / 32_768 }.max() ?? 0
        let limit = role == .open || role == .close ? Levels.framingPeak : Levels.chimePeak
        #expect(peak <= limit)
        #expect(peak > limit * 0.85)
    }

    @Test func `When speech may begin the open chime is quieter than a chime under speech`() {
        let rest = ChimeSynthesizer.clip(.open).samples.dropFirst(Int(Timeline.openingFrames.count))
        #expect(rest.allSatisfy { Float(abs(Int($0))) / 32_768 < Levels.chimePeak })
    }

    @Test func `Each chime has its own pitch: close, open, end, begin, change, from low to high`() {
        let roles: [ChimeRole] = [.close, .open, .end, .begin, .change]
        let first = roles.map { Spectrum(ChimeSynthesizer.clip($0).samples.prefix(16_000)).strongest }
        for (low, high) in zip(first, first.dropFirst()) {
            #expect(high / low > 1.15, "\(first)")
        }
    }

    @Test func `The end chime alone is struck twice, the second time lower`() {
        let counts = ChimeRole.allCases.map { strokes(in: ChimeSynthesizer.clip($0)) }
        #expect(counts == [1, 1, 1, 2, 1])
        let end = ChimeSynthesizer.clip(.end).samples
        let first = Spectrum(end.prefix(16_000)).strongest
        let second = Spectrum(end.dropFirst(40_000).prefix(16_000)).strongest
        #expect(second < first * 0.9)
    }

    /// How often the level of 20 ms more than doubles.
    private func strokes(in clip: Clip) -> Int {
        let levels = stride(from: 0, to: clip.count / 2, by: 960).map { start in
            clip.samples[start..<start + 960].map { abs(Int($0)) }.max() ?? 0
        }
        return zip([1] + levels, levels).count { $1 > $0 * 3 / 2 }
    }
}
