import Practice
import Voice

/// How a session begins and ends, and what a person says in between.
extension Composer {
    mutating func opening(_ entries: [Routine.Entry]) {
        chime(.open, at: now, nil)
        guard speaksAll else {
            pass(ChimeRole.open.frames)
            close(.opening)
            return
        }
        pass(Timeline.openingFrames)
        let poses = entries.dropFirst(score.from).compactMap { entry -> Pose? in
            if case .pose(let pose, _) = entry { pose } else { nil }
        }
        speak(.welcome, [wording.welcome(score.routine)], nil)
        if let minutes { speak(.welcome, [wording.minutes(minutes)], nil) }
        let needed = Prop.allCases.filter { prop in poses.contains { $0.props.contains(prop) } }
        if let props = wording.props(needed) { speak(.welcome, [props], nil) }
        speak(.safety, wording.safety, nil)
        if let first = poses.first, let start = wording.start(first.position) {
            speak(.welcome, [start], nil)
        }
        if score.breath != .off { speak(.welcome, wording.breathing, nil) }
        wait(until: ChimeRole.open.frames)
        close(.opening)
    }

    /// A person's own words; where nothing is spoken they keep a short span, so that entries stay numbered.
    mutating func say(_ text: String, entry: Int) {
        let place = Place(entry: entry)
        if sounds {
            speak(.own, wording.own(text), place)
            move(Silence.between)
        } else {
            pass(Silence.unsaid)
        }
        close(.instruction, place)
    }

    mutating func closing() {
        chime(.close, at: now, nil)
        pass(ChimeRole.close.frames + Silence.afterClosingChime)
        if speaks {
            speak(.closing, wording.closing(position), nil)
            pass(Silence.last)
        }
        close(.closing)
    }
}
