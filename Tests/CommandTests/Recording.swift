import CSndFile

/// What a sound file holds: 16-bit, interleaved stereo.
struct Recording {
    let rate: Int
    let channels: Int
    let samples: [Int16]

    var frames: Int { channels > 0 ? samples.count / channels : 0 }

    struct Unreadable: Error {
        let path: String
    }

    init(_ path: String) throws {
        var about = SF_INFO()
        guard let handle = sf_open(path, Int32(SFM_READ), &about) else { throw Unreadable(path: path) }
        defer { sf_close(handle) }
        rate = Int(about.samplerate)
        channels = Int(about.channels)
        // What the header promises is not what is taken for true.
        var samples: [Int16] = []
        var block = [Int16](repeating: 0, count: 65_536 * channels)
        while case let count = Int(sf_readf_short(handle, &block, 65_536)), count > 0 {
            samples += block[..<(count * channels)]
        }
        self.samples = samples
    }

    /// The first of `range` whose frame is louder than `threshold` in either channel.
    func firstFrame(in range: Range<Int>, above threshold: Int16 = 0) -> Int? {
        range.first { frame in
            samples[2 * frame].magnitude > threshold.magnitude
                || samples[2 * frame + 1].magnitude > threshold.magnitude
        }
    }
}
