extension Timeline {
    /// The spoken cues as WebVTT captions.
    public func vtt() -> String {
        var text = "WEBVTT\n"
        for cue in cues {
            guard let words = cue.sound.text else { continue }
            text += "\n\(cue.frame.stamp) --> \(cue.end.stamp)\n\(words.escaped)\n"
        }
        return text
    }
}

extension Frames {
    /// `hh:mm:ss.ttt`, rounded down.
    fileprivate var stamp: String {
        let milliseconds = count * 1_000 / Frames.rate
        let fields = [milliseconds / 3_600_000, milliseconds / 60_000 % 60, milliseconds / 1_000 % 60]
        let clock = fields.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(clock).\(String(milliseconds % 1_000 + 1_000).dropFirst())"
    }
}
