import Text

extension Timeline {
    /// A table for people: a row a span, the words and sounds in it below.
    public func text() -> PrintableText {
        var lines: [PrintableText] = [
            "\(routine) · voice \(voice) · level \(level.rawValue) · talk \(talk.rawValue) · breath \(breath)",
            "\(frames.clock) in all, \(cues.count) cues", "",
        ]
        var next = cues.startIndex
        for span in spans {
            lines.append("\(span.frame.clock)  \(span.heading)  (\(span.frames.shortSeconds) s)")
            while next < cues.endIndex, cues[next].frame < span.end {
                let cue = cues[next]
                if let row = cue.row { lines.append("    \(cue.frame.clock)  \(row)") }
                next += 1
            }
        }
        for cue in cues[next...] {
            if let row = cue.row { lines.append("    \(cue.frame.clock)  \(row)") }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension Span {
    /// "work · knee-to-chest · left · set 1 · 2nd …" as far as each applies.
    var heading: String {
        var parts = [kind.rawValue]
        if let pose = place?.pose { parts.append(pose) }
        if let side = place?.side { parts.append(side.rawValue) }
        if kind == .work, let place {
            if let set = place.set, set > 1 { parts.append("set \(set)") }
            if let repetition = place.repetition, repetition > 1 { parts.append("repetition \(repetition)") }
            if let phase = place.phase { parts.append(phase) }
        }
        return parts.joined(separator: " · ")
    }
}

extension Cue {
    /// What is heard, in a few words.
    fileprivate var row: PrintableText? {
        switch sound {
        case .speech(_, let text): "“\(PrintableText(sentence: text))”"
        case .chime(let role): "(\(role.rawValue) chime)"
        case .breath(let role): "~ \(role.rawValue)"
        }
    }
}

extension Frames {
    /// Minutes and seconds: "12:07.5"; hours where there are any.
    public var clock: String {
        let tenths = count * 10 / Frames.rate
        let (hours, minutes, seconds) = (tenths / 36_000, tenths / 600 % 60, tenths / 10 % 60)
        let start = hours > 0 ? "\(hours):\(padded(minutes))" : padded(minutes)
        return "\(start):\(padded(seconds)).\(tenths % 10)"
    }

    /// Seconds to a tenth, without it where it is zero.
    var shortSeconds: String {
        let tenths = count * 10 / Frames.rate
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private func padded(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
