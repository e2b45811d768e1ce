import Glibc
import Scheduler
import Seeded
import Testing

@testable import Audio

@Suite struct LimiterTests {
    /// A tone of `amplitude`, with soft edges, that is louder than full scale only by the balance.
    private func tone(_ amplitude: Double, _ frequency: Double) -> TestSounds {
        TestSounds { cue in
            Clip(count: Int(cue.frames.count)) { samples in
                for index in samples.indices {
                    let edge = Double(min(index, samples.count - 1 - index, 480)) / 480
                    let angle = 2 * Double.pi * frequency * Double(index) / 48_000
                    samples[index] = Int16(32_767 * amplitude * edge * sin(angle))
                }
            }
        }
    }

    private func mixer(_ cues: [Cue], _ balance: Balance, _ source: TestSounds) throws -> Mixer {
        let plan = MixPlan(
            cues: cues, end: Frames(60_000), generation: 1, horizon: nil,
            setting: SoundSetting(balance: balance))
        try Loader(source: source).load(plan, from: .zero)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        return mixer
    }

    @Test(arguments: 0..<30)
    func `However far the voice is turned up, no true peak passes −1 dBTP, and it is still loud`(seed: Int)
        throws
    {
        var numbers = SplitMix64(seed: seed)
        let cues = (0..<4).map { index in
            Cue.speech("\(index)", at: Int64.random(in: 0...40_000, using: &numbers), for: 12_000)
        }.sorted { $0.frame < $1.frame }
        let source = tone(0.7, Double.random(in: 80...7_000, using: &numbers))
        let mixer = try mixer(cues, Balance(voice: Int.random(in: 1...12, using: &numbers)), source)
        var sound: [Float] = []
        while sound.count < 60_000 {
            sound += mixer.next(min(Int.random(in: 1...3_000, using: &numbers), 60_000 - sound.count)).sound
        }
        #expect(try Loudness.truePeak(sound) <= Double(Levels.truePeak))
        #expect(sound.contains { abs($0) > 0.75 })
    }

    @Test(arguments: 0..<20)
    func `A clip that is loud only between its samples is limited as any other`(seed: Int) throws {
        var numbers = SplitMix64(seed: seed)
        let amplitude = Double.random(in: 0.65...0.72, using: &numbers)
        // A quarter of the rate, its peaks half-way between two samples; or softer ones between louder ones, all of which add
        // up half-way.
        let pattern: [Double] =
            seed % 2 == 0 ? [1, 1, -1, -1] : [-1, 1, -1, 1, -1, 0.68, 0.68, -1, 1, -1, 1, -1]
        let source = TestSounds { cue in
            Clip(count: Int(cue.frames.count)) { samples in
                for index in samples.indices {
                    let edge = Double(min(index, samples.count - 1 - index, 480)) / 480
                    samples[index] = Int16(32_767 * amplitude * edge * pattern[index % pattern.count])
                }
            }
        }
        let mixer = try mixer([.speech("a", at: 10_000, for: 30_000)], Balance(), source)
        var sound: [Float] = []
        while sound.count < 60_000 {
            sound += mixer.next(min(Int.random(in: 1...6_000, using: &numbers), 60_000 - sound.count)).sound
        }
        #expect(try Loudness.truePeak(sound) <= Double(Levels.truePeak))
    }

    @Test func `The gain is down when a peak comes, and back after it`() throws {
        let mixer = try mixer(
            [.speech("a", at: 20_000, for: 4_000), .breath(at: 0, for: 60_000)], Balance(voice: 6),
            tone(0.5, 500))
        let free = try self.mixer([.breath(at: 0, for: 60_000)], Balance(), tone(0.5, 500)).next(60_000).sound
        let sound = mixer.next(60_000).sound
        // Untouched before the limiter could see it, and after its release.
        #expect(sound[..<19_800] == free[..<19_800])
        #expect(sound[34_000...] == free[34_000...])
        #expect(clicks(in: sound) == [])
    }

    @Test(arguments: 0..<20)
    func `Below the ceiling not a bit is changed, even while it looks`(seed: Int) throws {
        var numbers = SplitMix64(seed: seed)
        // Two tones whose peaks could meet above the ceiling, and never do: they come one after the other.
        let cues: [Cue] = [
            .speech("a", at: 0, for: 20_000), .breath(at: 20_000, for: 20_000),
            .chime(at: 40_010, for: 9_000),
        ]
        let source = tone(0.85, Double.random(in: 100...400, using: &numbers))
        let mixer = try mixer(cues, Balance(), source)
        let plan = try #require(mixer.plan)
        #expect(try mixer.next(60_000).sound == plan.reference(source))
    }

    private static let balances: [(Balance, Double)] = [
        (Balance(), 0), (Balance(isNight: true), -10), (Balance(voice: -6), -6),
        (Balance(voice: 3, isNight: true), -7),
    ]

    @Test(arguments: balances)
    func `A kind of sound is as much louder or softer as a person asks`(balance: Balance, decibels: Double)
        throws
    {
        let cue = Cue.speech("a", at: 0, for: 20_000)
        let plain = try mixer([cue], Balance(), tone(0.2, 300)).next(20_000).sound
        let set = try mixer([cue], balance, tone(0.2, 300)).next(20_000).sound
        let factor = Float(pow(10, decibels / 20))
        #expect(zip(plain, set).allSatisfy { abs($0 * factor - $1) < 1e-6 })
    }

    @Test func `Every kind has its own volume, and the night keeps the balance`() {
        let balance = Balance(voice: 1, chimes: 2, breath: 3, bed: 4)
        let sounds: [Cue.Sound] = [.speech(.own, ""), .chime(.open), .breath(.in)]
        let gains = sounds.map { balance.gain(of: $0) } + [balance.bedGain]
        #expect(gains.map { Int((20 * log10(Double($0))).rounded()) } == [1, 2, 3, 4])
        var night = balance
        night.isNight = true
        let darker = sounds.map { night.gain(of: $0) } + [night.bedGain]
        #expect(zip(gains, darker).allSatisfy { abs($0 / $1 - 3.1623) < 0.001 })
        #expect(night.duckGain == balance.duckGain)
    }
}
