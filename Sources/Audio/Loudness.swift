import CEBUR128

/// How loud a mono sound is when two equal stereo channels play it: each channel counts, so it reads 3 dB more
/// than the one channel would (EBU R128, ITU-R BS.1770: channels are summed as power).
public enum Loudness {
    /// Why a measurement was not made.
    public struct Failure: Error, CustomStringConvertible, Sendable {
        public let description: String
    }

    /// The integrated loudness with EBU R128's gates.
    /// - Parameters:
    ///   - samples: full scale is ±1.
    ///   - rate: frames a second.
    /// - Returns: LUFS, or nil for what is shorter than one block of 400 ms or below the absolute gate of −70 LUFS.
    public static func integrated(_ samples: [Float], rate: Int = 48_000) throws(Failure) -> Double? {
        let meter = try Meter(rate: rate, mode: EBUR128_MODE_I)
        try meter.add(samples)
        var loudness = 0.0
        guard ebur128_loudness_global(meter.state, &loudness) == 0 else {
            throw Failure(description: "The loudness could not be measured.")
        }
        return loudness.isFinite ? loudness : nil
    }

    /// The highest magnitude between and at the samples, by libebur128's interpolation (4 × below 96 kHz).
    /// - Returns: 0 for silence; full scale is 1.
    public static func truePeak(_ samples: [Float], rate: Int = 48_000) throws(Failure) -> Double {
        let meter = try Meter(rate: rate, mode: EBUR128_MODE_TRUE_PEAK)
        try meter.add(samples)
        var peak = 0.0
        guard ebur128_true_peak(meter.state, 0, &peak) == 0 else {
            throw Failure(description: "The peak could not be measured.")
        }
        return peak
    }

    /// libebur128's state for one channel that is heard twice.
    private struct Meter: ~Copyable {
        var state: UnsafeMutablePointer<ebur128_state>

        init(rate: Int, mode: mode) throws(Failure) {
            guard rate > 0, let state = ebur128_init(1, UInt(rate), Int32(mode.rawValue)) else {
                throw Failure(description: "Loudness cannot be measured at \(rate) Hz.")
            }
            self.state = state
            _ = ebur128_set_channel(state, 0, Int32(EBUR128_DUAL_MONO.rawValue))
        }

        deinit {
            var last: UnsafeMutablePointer<ebur128_state>? = state
            ebur128_destroy(&last)
        }

        func add(_ samples: [Float]) throws(Failure) {
            let failed = samples.withUnsafeBufferPointer {
                ebur128_add_frames_float(state, $0.baseAddress, $0.count) != 0
            }
            if failed { throw Failure(description: "The loudness could not be measured.") }
        }
    }
}
