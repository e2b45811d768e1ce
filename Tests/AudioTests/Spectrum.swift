import Glibc

/// The power spectrum of a stretch of samples at 48 kHz, under a Hann window.
struct Spectrum {
    /// Power by bin.
    let power: [Double]
    /// Hz between two bins.
    let width: Double

    /// `samples` is cut or filled with zeros to `size`, a power of two.
    init(_ samples: some Collection<Int16>, size: Int = 32_768) {
        var real = [Double](repeating: 0, count: size)
        var imaginary = [Double](repeating: 0, count: size)
        let count = min(samples.count, size)
        for (index, sample) in samples.prefix(size).enumerated() {
            let window = 0.5 - 0.5 * cos(2 * Double.pi * Double(index) / Double(count))
            real[index] = Double(sample) / 32_768 * window
        }
        Self.transform(&real, &imaginary)
        power = (0..<size / 2).map { real[$0] * real[$0] + imaginary[$0] * imaginary[$0] }
        width = 48_000 / Double(size)
    }

    /// The part of the power that lies in `band`, in Hz.
    func share(of band: ClosedRange<Double>) -> Double {
        let inside = power.indices.filter { band.contains(Double($0) * width) }
        return inside.reduce(0) { $0 + power[$1] } / power.reduce(0, +)
    }

    /// The strongest frequency, in Hz.
    var strongest: Double {
        Double(power.indices.max { power[$0] < power[$1] } ?? 0) * width
    }

    /// The centre of gravity, in Hz.
    var centroid: Double {
        let sum = power.indices.reduce(0.0) { $0 + Double($1) * width * power[$1] }
        return sum / power.reduce(0, +)
    }

    /// Radix 2, in place.
    private static func transform(_ real: inout [Double], _ imaginary: inout [Double]) {
        let size = real.count
        var reversed = 0
        for index in 1..<size {
            var bit = size >> 1
            while reversed & bit != 0 {
                reversed ^= bit
                bit >>= 1
            }
            reversed |= bit
            if index < reversed {
                real.swapAt(index, reversed)
                imaginary.swapAt(index, reversed)
            }
        }
        var half = 1
        while half < size {
            for offset in 0..<half {
                let angle = -Double.pi * Double(offset) / Double(half)
                let (c, s) = (cos(angle), sin(angle))
                for top in stride(from: offset, to: size, by: 2 * half) {
                    let bottom = top + half
                    let x = real[bottom] * c - imaginary[bottom] * s
                    let y = real[bottom] * s + imaginary[bottom] * c
                    (real[bottom], imaginary[bottom]) = (real[top] - x, imaginary[top] - y)
                    (real[top], imaginary[top]) = (real[top] + x, imaginary[top] + y)
                }
            }
            half *= 2
        }
    }
}
