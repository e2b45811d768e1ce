/// Where two tapes part, in few words; nil if they are the same.
func difference(_ a: some Collection<Int16>, _ b: some Collection<Int16>) -> String? {
    if let index = zip(a, b).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset {
        return "frame \(index / 2) of \(a.count / 2) differs"
    }
    return a.count == b.count ? nil : "\(a.count / 2) frames instead of \(b.count / 2)"
}

/// The frame from which a tape is silent for at least `count` frames, if it is.
func firstSilence(in tape: [Int16], of count: Int) -> Int64? {
    var length = 0
    for frame in 0..<tape.count / 2 {
        length = tape[2 * frame] == 0 && tape[2 * frame + 1] == 0 ? length + 1 : 0
        if length == count { return Int64(frame + 1 - count) }
    }
    return nil
}

func isSilent(_ samples: some Sequence<Int16>) -> Bool { samples.allSatisfy { $0 == 0 } }
