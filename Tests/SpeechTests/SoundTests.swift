import Audio
import Glibc
import Testing

/// Rate conversion and loudness, which Speech and the beds rest on.
@Suite struct SoundTests {
    @Test(arguments: [8_000.0, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000])
    func `a tone stays the same tone at the same time`(rate: Double) throws {
        let tone = sine(1_000, rate: rate, seconds: 0.5)
        var converter = try RateConverter(from: rate)
        let converted = try converter.convert(tone)
        #expect(converted.count == 24_000)
        let expected = sine(1_000, rate: 48_000, seconds: 0.5)
        for place in 2_400..<21_600 { #expect(abs(converted[place] - expected[place]) < 0.001) }
    }

    @Test func `what was converted before changes nothing`() throws {
        let tone = sine(440, rate: 22_050, seconds: 0.3)
        var converter = try RateConverter(from: 22_050)
        let first = try converter.convert(tone)
        _ = try converter.convert(sine(5_000, rate: 22_050, seconds: 0.1))
        #expect(try converter.convert(tone) == first)
        #expect(try converter.convert([]) == [])
        #expect(try converter.convert([0.5]).count == 2)
    }

    @Test(arguments: [0.0, -1, .infinity, .nan])
    func `a rate that is none is refused`(rate: Double) {
        #expect(throws: RateConverter.Failure.self) { _ = try RateConverter(from: rate) }
        #expect(throws: RateConverter.Failure.self) { _ = try RateConverter(from: 48_000, to: rate) }
    }

    @Test(arguments: [22_050, 48_000])
    func `a tone of −23 dBFS in two channels measures −23 LUFS`(rate: Int) throws {
        // EBU Tech 3341, test 1: a stereo sine of 1 kHz at −23 dBFS reads −23.0 ± 0.1 LUFS.
        let tone = sine(1_000, rate: Double(rate), seconds: 20).map { $0 * Float(pow(10, -23.0 / 20)) }
        let loudness = try #require(try Loudness.integrated(tone, rate: rate))
        #expect(abs(loudness + 23) < 0.1)
    }

    @Test func `silence and single words have no loudness`() throws {
        #expect(try Loudness.integrated([]) == nil)
        #expect(try Loudness.integrated([Float](repeating: 0, count: 96_000)) == nil)
        #expect(try Loudness.integrated(sine(1_000, rate: 48_000, seconds: 0.3)) == nil)
    }

    @Test func `a peak between samples is found`() throws {
        // A quarter of the rate, 45° off: every sample is 0.707, the wave reaches 1.
        let tone = (0..<4_800).map { Float(sin(Double($0) * .pi / 2 + .pi / 4)) }
        #expect(abs(try Loudness.truePeak(tone) - 1) < 0.02)
        #expect(try Loudness.truePeak([]) == 0)
    }

    private func sine(_ pitch: Double, rate: Double, seconds: Double) -> [Float] {
        (0..<Int(rate * seconds)).map { Float(sin(Double($0) / rate * pitch * 2 * .pi)) }
    }
}
