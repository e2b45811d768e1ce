/// From full scale ±1 to 16 bits, to the nearest step and without dither, so that the same clip is the same bytes.
enum Quantizer {
    /// - Parameter samples: within ±1.
    static func integers(_ samples: [Float]) -> [Int16] {
        // 1.5 × 2^23 moves the integer part of a small float to its lowest bits, rounded to nearest even: one addition
        // that the compiler does eight at a time.
        let shift: Float = 12_582_912
        return [Int16](unsafeUninitializedCapacity: samples.count) { buffer, filled in
            samples.withUnsafeBufferPointer { source in
                for place in 0..<source.count {
                    buffer[place] = Int16(truncatingIfNeeded: (source[place] * 32_767 + shift).bitPattern)
                }
            }
            filled = samples.count
        }
    }
}
