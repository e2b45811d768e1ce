import Documents
import Practice

/// Reads the words of one built-in pose, as many of them as the pose needs.
struct PoseWordsReader {
    let pose: Pose
    /// How the file's language forms its words.
    let blanks: Blanks

    private var isSided: Bool { pose.movement.sides != .none }
    private var hasPhases: Bool { !pose.phaseNames.isEmpty }
    private var places: Blanks { blanks.with(isSided ? [.side, .other] : []) }

    private var keys: [String] {
        ["name"] + (isSided ? ["first"] : []) + ["setup"]
            + (hasPhases ? ["setup-phases", "setup-breathing", "phases"] : [])
            + (isSided ? ["ready", "out", "across", "into", "alternate"] : [])
            + ["let-go", "easier", "release", "brief-release", "notes"]
    }

    func read(_ value: YAMLValue, _ log: inout MistakeLog) -> PoseWords? {
        guard let words = log.mapping(value, expected: "expected the words of the pose") else { return nil }
        log.unknownKeys(words, known: keys)
        let name = log.required("name", in: words, expected: "expected what the pose is called")
            .flatMap { log.sentence($0) }
        let setup = sentences("setup", in: words, "expected the way into the pose", &log)
        let release = sentences("release", in: words, "expected the way out of the pose", &log)
        let briefRelease = sentence("brief-release", in: words, "expected the way out in one sentence", &log)
        let setupPhases =
            hasPhases
            ? sentences("setup-phases", in: words, "expected the way into phases by the clock", &log) : nil
        let phases = hasPhases ? phases(words, &log) : [:]
        let first = sided("first", in: words, "expected which side is first", &log)
        let ready = sided("ready", in: words, "expected the side and what moves there", &log)
        let across = sided("across", in: words, "expected the change of sides", &log)
        let alternate = sided("alternate", in: words, "expected the way from side to side", &log)
        let out = isSided ? sentences("out", in: words, "expected the way back to the middle", &log) : []
        let into = isSided ? sentences("into", in: words, "expected the way into a side", &log) : []
        let notes = notes(words, &log)
        guard let name, let setup, let release, let briefRelease, let out, let into else { return nil }
        return PoseWords(
            name: name, first: first, setup: setup,
            setupBreathing: words["setup-breathing"].flatMap { log.sentences($0, places) },
            setupPhases: setupPhases, ready: ready, out: out, across: across, into: into,
            alternate: alternate, letGo: words["let-go"].flatMap { log.sentence($0, places) },
            easier: words["easier"].flatMap { log.sentence($0, places) },
            release: release, briefRelease: briefRelease, phases: phases, notes: notes)
    }

    private func phases(_ words: YAMLMapping, _ log: inout MistakeLog) -> [String: PhaseWords] {
        guard let value = log.required("phases", in: words, expected: "expected the words of each phase"),
            let mapping = log.mapping(value, expected: "expected the phases, each with its words")
        else { return [:] }
        log.unknownKeys(mapping, known: pose.phaseNames)
        var phases: [String: PhaseWords] = [:]
        for name in pose.phaseNames {
            let expected = "expected its 'word', 'explain' and 'led'"
            guard let value = log.required(name, in: mapping, expected: expected),
                let phase = log.mapping(value, expected: expected)
            else { continue }
            log.unknownKeys(phase, known: ["word", "explain", "led", "led-first"])
            let word = log.required("word", in: phase, expected: "expected the phase's one word")
                .flatMap { log.sentence($0) }
            let explain = sentences("explain", in: phase, "expected what to do in the phase", &log)
            let led = log.required("led", in: phase, expected: "expected what to say with the breath")
                .flatMap { log.sentence($0) }
            let ledFirst = phase["led-first"].flatMap { log.sentence($0) }
            guard let word, let explain, let led else { continue }
            phases[name] = PhaseWords(word: word, explain: explain, led: led, ledFirst: ledFirst)
        }
        return phases
    }

    private func notes(_ words: YAMLMapping, _ log: inout MistakeLog) -> PoseNotes {
        let expected = "expected 'props', 'easier', 'deeper' or 'care'"
        let value = pose.props.isEmpty ? words["notes"] : log.required("notes", in: words, expected: expected)
        guard let value, let notes = log.mapping(value, expected: expected) else { return PoseNotes() }
        log.unknownKeys(notes, known: (pose.props.isEmpty ? [] : ["props"]) + ["easier", "deeper", "care"])
        let props = pose.props.isEmpty ? [:] : props(notes, &log)
        return PoseNotes(
            props: props, easier: log.texts(notes["easier"], expected: "expected an easier way"),
            deeper: log.texts(notes["deeper"], expected: "expected a deeper way"),
            care: log.texts(notes["care"], expected: "expected who takes care"))
    }

    /// How each prop of the pose helps: one without a word would only be in the way.
    private func props(_ notes: YAMLMapping, _ log: inout MistakeLog) -> [Prop: String] {
        let expected = "expected how the prop helps"
        guard let value = log.required("props", in: notes, expected: "expected the props of the pose"),
            let mapping = log.mapping(value, expected: "expected props, each with how it helps")
        else { return [:] }
        log.unknownKeys(mapping, known: pose.props.map(\.rawValue))
        var props: [Prop: String] = [:]
        for prop in pose.props {
            props[prop] = log.required(prop.rawValue, in: mapping, expected: expected)
                .flatMap { log.text($0, expected: expected) }
        }
        return props
    }

    private func sentences(
        _ key: String, in words: YAMLMapping, _ expected: String, _ log: inout MistakeLog
    ) -> [Sentence]? {
        log.required(key, in: words, expected: expected).flatMap { log.sentences($0, places) }
    }

    private func sentence(
        _ key: String, in words: YAMLMapping, _ expected: String, _ log: inout MistakeLog
    ) -> Sentence? {
        log.required(key, in: words, expected: expected).flatMap { log.sentence($0, places) }
    }

    /// nil, and no mistake, where the pose has no sides.
    private func sided(
        _ key: String, in words: YAMLMapping, _ expected: String, _ log: inout MistakeLog
    ) -> Sentence? {
        isSided ? sentence(key, in: words, expected, &log) : nil
    }
}
