import Foundation
import Practice
import Scheduler
import Synchronization
import Testing

@testable import Audio

@Suite struct ChimeTests {
    @Test(arguments: ChimeRole.allCases, ChimeFamily.allCases)
    func `A chime is exactly as long as its role, and the same at every call`(
        role: ChimeRole, family: ChimeFamily
    ) {
        let clip = ChimeSynthesizer.clip(role, of: family)
        #expect(clip.frames == role.frames)
        #expect(clip == ChimeSynthesizer.clip(role, of: family))
    }

    @Test(arguments: ChimeRole.allCases, ChimeFamily.allCases)
    func `A chime is heard within a millisecond`(role: ChimeRole, family: ChimeFamily) {
        let onset = ChimeSynthesizer.clip(role, of: family).samples.firstIndex { abs(Int($0)) > 32 }
        #expect((onset ?? .max) < 48)
    }

    @Test(arguments: ChimeRole.allCases, ChimeFamily.allCases)
    func `A chime dies into silence before its end`(role: ChimeRole, family: ChimeFamily) {
        let samples = ChimeSynthesizer.clip(role, of: family).samples
        #expect(samples.suffix(480).allSatisfy { $0 == 0 })
        // It rings over most of its length, if it is no wood, and the last tenth is under −66 dBFS.
        #expect(
            family == .wood
                || samples[samples.count / 2..<samples.count * 3 / 4].contains { abs(Int($0)) > 16 })
        #expect(samples.suffix(samples.count / 10).allSatisfy { abs(Int($0)) <= 16 })
    }

    @Test(arguments: ChimeRole.allCases, ChimeFamily.allCases)
    func `A chime has no click`(role: ChimeRole, family: ChimeFamily) {
        #expect(clicks(in: ChimeSynthesizer.clip(role, of: family).samples) == [])
    }

    @Test(arguments: ChimeRole.allCases, ChimeFamily.allCases)
    func `A chime has its main energy between 250 and 1 500 Hz`(role: ChimeRole, family: ChimeFamily) {
        #expect(Spectrum(ChimeSynthesizer.clip(role, of: family).samples).share(of: 250...1_500) > 0.95)
    }

    @Test(arguments: ChimeRole.allCases, ChimeFamily.allCases)
    func `A chime uses its level and keeps to it`(role: ChimeRole, family: ChimeFamily) {
        let peak =
            ChimeSynthesizer.clip(role, of: family).samples.map { Float(abs(Int($0))) / 32_768 }.max() ?? 0
        let limit = role == .open || role == .close ? Levels.framingPeak : Levels.chimePeak
        #expect(peak <= limit)
        #expect(peak > limit * 0.85)
    }

    @Test(arguments: ChimeFamily.allCases)
    func `When speech may begin the open chime is quieter than a chime under speech`(family: ChimeFamily) {
        let rest = ChimeSynthesizer.clip(.open, of: family).samples.dropFirst(
            Int(Timeline.openingFrames.count))
        #expect(rest.allSatisfy { Float(abs(Int($0))) / 32_768 < Levels.chimePeak })
    }

    @Test(arguments: ChimeFamily.allCases)
    func `Each chime has its own pitch: close, open, end, begin, change, from low to high`(
        family: ChimeFamily
    ) {
        let roles: [ChimeRole] = [.close, .open, .end, .begin, .change]
        let first = roles.map {
            Spectrum(ChimeSynthesizer.clip($0, of: family).samples.prefix(16_000)).strongest
        }
        for (low, high) in zip(first, first.dropFirst()) {
            #expect(high / low > 1.15, "\(first)")
        }
    }

    @Test(arguments: ChimeFamily.allCases)
    func `The end chime alone is struck twice, the second time lower`(family: ChimeFamily) {
        let counts = ChimeRole.allCases.map { strokes(in: ChimeSynthesizer.clip($0, of: family)) }
        #expect(counts == [1, 1, 1, 2, 1])
        let end = ChimeSynthesizer.clip(.end, of: family).samples
        let first = Spectrum(end.prefix(16_000)).strongest
        let second = Spectrum(end.dropFirst(40_000).prefix(16_000)).strongest
        #expect(second < first * 0.9)
    }

    @Test func `A pitch in semitones moves every chime`() {
        for family in ChimeFamily.allCases {
            let plain = Spectrum(ChimeSynthesizer.clip(.begin, of: family).samples.prefix(16_000)).strongest
            let high = Spectrum(ChimeSynthesizer.clip(.begin, of: family, pitch: 5).samples.prefix(16_000))
            #expect(abs(high.strongest / plain - 1.3348) < 0.02)
        }
    }

    @Test
    func `A chime of a person's own sounds from its first frame, at our level, and no longer than its role`()
        throws
    {
        let folder = try MusicFolder()
        // Half a second of silence, then a tone for ten.
        let path = try folder.wave("own.wav", seconds: 10.5, rate: 16_000, channels: 1) { frame, _ in
            frame < 8_000 ? 0 : 0.9 * sin(2 * Double.pi * 600 * Double(frame) / 16_000)
        }
        for role in ChimeRole.allCases {
            let clip = try OwnChime.clip(role, from: path)
            #expect(clip.frames == role.frames)
            let peak = clip.samples.map { Float(abs(Int($0))) / 32_768 }.max() ?? 0
            #expect(abs(peak - ChimeSynthesizer.peak(role)) < 0.002)
            #expect((clip.samples.firstIndex { abs(Int($0)) > 300 } ?? .max) < 200)
            #expect(clicks(in: clip.samples) == [])
            #expect(abs(Spectrum(clip.samples).strongest - 600) < 1.5)
        }
        let short = try folder.tone("short.wav", 500, seconds: 0.3)
        #expect(try OwnChime.clip(.open, from: short).count == 14_400)
    }

    @Test func `A chime that cannot be played is told once, and ours stands in for it`() throws {
        let folder = try MusicFolder()
        let path = try folder.write(Data("no sound".utf8), to: "own.wav")
        let lines = Mutex<[String]>([])
        let bank = SoundBank(chimes: ChimeSet(family: .gong, own: [.begin: path])) { line in
            lines.withLock { $0.append(line) }
        }
        for _ in 0..<2 { #expect(bank.chime(.begin) == ChimeSynthesizer.clip(.begin, of: .gong)) }
        let told = lines.withLock { $0 }
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("'\(path)' is no sound file") == true)
        #expect(told.first?.hasSuffix("; the begin chime is ours instead.") == true)
    }

    /// How often the level of 20 ms more than doubles.
    private func strokes(in clip: Clip) -> Int {
        let levels = stride(from: 0, to: clip.count / 2, by: 960).map { start in
            clip.samples[start..<start + 960].map { abs(Int($0)) }.max() ?? 0
        }
        return zip([1] + levels, levels).count { $1 > $0 * 3 / 2 }
    }
}
