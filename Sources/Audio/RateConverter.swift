import CSoxr

/// Converts whole mono signals from one sample rate to another with soxr at its high quality (20 bits), one
/// signal after the other. Making a converter costs more than using it, so keep it for the next signal; not for
/// two threads at once. The same input gives the same output, whatever was converted before.
public struct RateConverter: ~Copyable {
    /// Why a conversion was not made.
    public struct Failure: Error, CustomStringConvertible, Sendable {
        public let description: String
    }

    /// The version of soxr: another one may round differently.
    public static let libraryVersion = String(cString: soxr_version())

    public let inputRate: Double
    let outputRate: Double
    private let soxr: soxr_t

    /// - Parameters:
    ///   - inputRate: frames a second of what will come in, above 0.
    ///   - outputRate: frames a second of what will go out, above 0.
    /// - Throws: `Failure` for rates that soxr does not convert between.
    public init(from inputRate: Double, to outputRate: Double = 48_000) throws(Failure) {
        guard inputRate > 0, outputRate > 0, inputRate.isFinite, outputRate.isFinite else {
            throw Failure(description: "Sound cannot be converted from \(inputRate) Hz to \(outputRate) Hz.")
        }
        var format = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I)
        var quality = soxr_quality_spec(UInt(SOXR_HQ), 0)
        var runtime = soxr_runtime_spec(1)
        var error: soxr_error_t?
        guard let soxr = soxr_create(inputRate, outputRate, 1, &error, &format, &quality, &runtime) else {
            throw Failure(
                description: "Sound cannot be converted from \(inputRate) Hz to \(outputRate) Hz: "
                    + "\(Self.words(error)).")
        }
        self.soxr = soxr
        self.inputRate = inputRate
        self.outputRate = outputRate
    }

    deinit { soxr_delete(soxr) }

    /// Converts one whole signal; the next call begins a new one. The delay of the filter is taken out: frame n
    /// of the output is the moment n / `outputRate`.
    /// - Returns: `samples.count` × `outputRate` / `inputRate` samples, rounded.
    public mutating func convert(_ samples: [Float]) throws(Failure) -> [Float] {
        guard !samples.isEmpty else { return [] }
        if let error = soxr_clear(soxr) { throw Failure(description: "soxr: \(Self.words(error)).") }
        let expected = (Double(samples.count) * outputRate / inputRate).rounded()
        // Room for one sample more than expected: soxr rounds by its own arithmetic.
        let capacity = Int(expected) + 1
        var failed: soxr_error_t?
        let soxr = soxr
        let converted = [Float](unsafeUninitializedCapacity: capacity) { output, filled in
            var taken = 0
            var made = 0
            failed = samples.withUnsafeBufferPointer {
                soxr_process(soxr, $0.baseAddress, $0.count, &taken, output.baseAddress, capacity, &made)
            }
            filled = made
            while failed == nil, filled < capacity {
                failed = soxr_process(
                    soxr, nil, 0, nil, output.baseAddress?.advanced(by: filled), capacity - filled, &made)
                if made == 0 { break }
                filled += made
            }
        }
        if let failed { throw Failure(description: "soxr: \(Self.words(failed)).") }
        return converted
    }

    private static func words(_ error: soxr_error_t?) -> String {
        error.map { String(cString: $0) } ?? "no reason given"
    }
}
