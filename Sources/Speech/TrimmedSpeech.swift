/// An engine's sound without the silence around it, full scale ±1.
///
/// eSpeak NG's own silence is digital zero, 0 to 55 ms before and about 10 ms after; its softest onsets, the h of "half"
/// and the th of "this", begin 40 dB below the peak of their clip. So what lies more than 50 dB below the peak is silence.
struct TrimmedSpeech {
    /// What stays before the first sound, so that the fade in lies before it: 2 ms. Where the engine began with sound,
    /// it is silence.
    static let lead = 0.002
    /// What stays after the last sound, for the fade out: 5 ms.
    static let tail = 0.005
    /// The peak is this many times the threshold: 50 dB.
    private static let range: Int32 = 316

    /// Empty where there is no sound.
    let samples: [Float]

    init(_ raw: RawSpeech) {
        var peak: Int32 = 0
        for sample in raw.samples { peak = max(peak, abs(Int32(sample))) }
        let threshold = max(peak / Self.range, 1)
        guard let first = raw.samples.firstIndex(where: { abs(Int32($0)) >= threshold }),
            let last = raw.samples.lastIndex(where: { abs(Int32($0)) >= threshold })
        else {
            samples = []
            return
        }
        let start = first - Int((Double(raw.rate) * Self.lead).rounded())
        let end = last + 1 + Int((Double(raw.rate) * Self.tail).rounded())
        let there = max(start, 0)..<min(end, raw.samples.count)
        samples = [Float](unsafeUninitializedCapacity: end - start) { buffer, filled in
            buffer.initialize(repeating: 0)
            raw.samples.withUnsafeBufferPointer { source in
                for place in there { buffer[place - start] = Float(source[place]) * (1 / 32_768) }
            }
            filled = end - start
        }
    }
}
