import CSoxr

/// Converts one long stereo signal to 48 kHz, piece by piece, with soxr at its high quality.
struct StereoConverter: ~Copyable {
    /// nil: nothing is to be converted.
    private let soxr: soxr_t?
    private let ratio: Double

    init(from rate: Int, path: String) throws(MusicError) {
        ratio = 48_000 / Double(rate)
        guard rate != 48_000 else {
            soxr = nil
            return
        }
        var format = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I)
        var quality = soxr_quality_spec(UInt(SOXR_HQ), 0)
        var runtime = soxr_runtime_spec(1)
        var error: soxr_error_t?
        guard let soxr = soxr_create(Double(rate), 48_000, 2, &error, &format, &quality, &runtime) else {
            throw MusicError(.undecodable("\(rate) Hz cannot be converted"), path: path)
        }
        self.soxr = soxr
    }

    deinit { if let soxr { soxr_delete(soxr) } }

    /// What becomes of the next `samples`, interleaved; an empty array ends the signal, and gives the rest of it.
    func convert(_ samples: [Float]) -> [Float] {
        guard let soxr else { return samples }
        var converted: [Float] = []
        var taken = 0
        while true {
            let room = Int(Double(samples.count / 2 - taken) * ratio) + 4_096
            var (done, made) = (0, 0)
            let piece = [Float](unsafeUninitializedCapacity: 2 * room) { output, filled in
                samples.withUnsafeBufferPointer { input in
                    let start = input.isEmpty ? nil : input.baseAddress?.advanced(by: 2 * taken)
                    _ = soxr_process(
                        soxr, start, samples.count / 2 - taken, &done, output.baseAddress, room, &made)
                }
                filled = 2 * made
            }
            converted += piece
            taken += done
            if made == 0 || (!samples.isEmpty && taken == samples.count / 2 && made < room) {
                return converted
            }
        }
    }
}
