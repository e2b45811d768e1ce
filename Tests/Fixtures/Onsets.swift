/// The frames at which something begins to be heard: the first that is not silent after `gap` silent ones.
///
/// - Parameters:
///   - samples: interleaved stereo; the left channel counts.
///   - threshold: up to this a sample is silence.
public func onsets(in samples: [Int16], after gap: Int, threshold: Int16 = 0) -> [Int] {
    var found: [Int] = []
    var silent = gap
    for frame in 0..<samples.count / 2 {
        if samples[2 * frame].magnitude <= threshold.magnitude {
            silent += 1
        } else {
            if silent >= gap { found.append(frame) }
            silent = 0
        }
    }
    return found
}
