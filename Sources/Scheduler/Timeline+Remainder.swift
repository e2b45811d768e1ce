/// What is still to be heard of lines outside a session, as a timeline of its own.
extension Timeline {
    /// From the last sentence that has begun by `frame`.
    public func again(at frame: Frames) -> Timeline {
        remainder(from: cues.last { $0.sound.text != nil && $0.frame <= frame }?.frame ?? .zero)
    }

    /// From `frame`, or from the sentence that sounds there, with 10 s more of the present silence.
    public func longer(at frame: Frames) -> Timeline {
        guard let index = spanIndex(at: frame) else { return self }
        let quiet = quiet(from: frame, inSpan: index)
        return adding(Arrangement.more, at: quiet, inSpan: index).remainder(from: startOfCue(at: frame))
    }

    private func remainder(from frame: Frames) -> Timeline {
        let spans = spans.filter { $0.end > frame }.map { span in
            var rest = span.moved(by: .zero - frame)
            if rest.frame < .zero {
                rest.frames += rest.frame
                rest.frame = .zero
            }
            return rest
        }
        return with(cues: cues[cueIndex(from: frame)...].map { $0.moved(by: .zero - frame) }, spans: spans)
    }
}
