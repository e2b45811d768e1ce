/// Finds clicks: places where the second difference of a sound stands out from the 20 ms around it. A tone's own
/// second difference is at most 1.5 times its mean there, a soft edge reaches 4, a break 10 and more.
func clicks(in samples: [Float], above threshold: Float = 7) -> [Int] {
    guard samples.count > 2 else { return [] }
    // Rounding to 16 bits alone moves the second difference by four steps.
    let floor: Float = 6 / 32_768
    let reach = 480
    var bends: [Float] = []
    var sums: [Double] = [0]
    var sum = 0.0
    for index in 1..<samples.count - 1 {
        let bend: Float = samples[index - 1] - 2 * samples[index] + samples[index + 1]
        bends.append(bend)
        sum += Double(bend * bend)
        sums.append(sum)
    }
    return bends.indices.filter { index in
        let bend = abs(bends[index])
        guard bend > floor else { return false }
        let range = max(0, index - reach)..<min(bends.count, index + reach)
        let power: Double = (sums[range.upperBound] - sums[range.lowerBound]) / Double(range.count)
        let mean = power.squareRoot()
        return bend > threshold * Float(mean)
    }
}

func clicks(in samples: some Collection<Int16>) -> [Int] {
    clicks(in: samples.map { Float($0) / 32_768 })
}
