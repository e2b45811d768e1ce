import Practice

/// Reads a voice file, and refuses one that would leave anything unsaid.
public struct VoiceReader: Sendable {
    /// The built-in poses: each needs its words.
    public let poses: [Pose]
    /// The ids of the built-in routines: each needs its spoken name.
    public let routines: [String]

    public init(poses: [Pose] = Catalog.poses, routines: [String] = Catalog.routineIDs) {
        self.poses = poses
        self.routines = routines
    }

    /// The voice that `bytes` describe, under the name `id`; `file` is how mistakes call the file.
    ///
    /// Throws every mistake of the file at once, each with its place.
    public func read(_ bytes: some Sequence<UInt8>, id: String, file: String) throws(Mistakes) -> Voice {
        var log = MistakeLog(file: file)
        let root = YAMLReader().read(bytes, &log)
        let voice = root.flatMap { self.voice($0, id, &log) }
        try log.finish()
        guard let voice else { throw Mistakes(log.mistakes) }
        return voice
    }

    private static let keys = [
        "language", "engine", "sides", "and", "numbers", "quantities", "phrases", "props", "routines",
        "starts", "closings", "ways", "poses",
    ]

    private func voice(_ root: YAMLValue, _ id: String, _ log: inout MistakeLog) -> Voice? {
        guard let file = log.mapping(root, expected: "expected 'language', 'phrases' and the other keys")
        else { return nil }
        log.unknownKeys(file, known: Self.keys)
        func part<Part>(
            _ key: String, _ expected: String, _ read: (YAMLValue, inout MistakeLog) -> Part?
        ) -> Part? {
            log.required(key, in: file, expected: expected).flatMap { read($0, &log) }
        }
        let language = part("language", "expected a language such as en-us") { value, log in
            log.word(value, expected: "expected a language such as en-us")
        }
        let engine = part("engine", "expected the engine's 'voice' and 'rate'", EngineSettings.read)
        let sides = part("sides", "expected the words for left and right") { value, log in
            log.every(Side.self, in: value, expected: "expected a word for the side") { log, _, value in
                log.word(value, expected: "expected a word for the side")
            }
        }
        let and = part("and", "expected the word for 'and'") { value, log in
            log.word(value, expected: "expected the word for 'and'")
        }
        let numbers = part("numbers", "expected the words for one, two, three …") { value, log in
            let words = log.sequence(value, expected: "expected a list of words, from one on")
            return words?.compactMap { log.word($0, expected: "expected the word for a number") }
        }
        let quantities = part("quantities", "expected what is counted", self.quantities)
        let phrases = part("phrases", "expected the sentences of every session", self.phrases)
        let props = part("props", "expected the words for the props") { value, log in
            log.every(Prop.self, in: value, expected: "expected the prop with its article") { log, _, value in
                log.word(value, expected: "expected the prop with its article")
            }
        }
        let routines = part("routines", "expected the names of the routines", self.names)
        let starts = part("starts", "expected how a session begins") { value, log in
            log.every(Position.self, in: value, expected: "expected how a session begins there") {
                log, _, value in log.sentence(value)
            }
        }
        let closings = part("closings", "expected how a session ends") { value, log in
            log.every(Position.self, in: value, expected: "expected how a session ends there") {
                log, _, value in log.sentences(value)
            }
        }
        let ways = part("ways", "expected the ways between the positions", WaysReader.read)
        let poses = part("poses", "expected the words of the poses", self.poses)
        guard let language, let engine, let sides, let and, let numbers, let quantities, let phrases,
            let props, let routines, let starts, let closings, let ways, let poses
        else { return nil }
        return Voice(
            id: id, language: language, engine: engine, phrases: phrases, quantities: quantities,
            numbers: numbers, sides: sides, and: and, props: props, starts: starts, closings: closings,
            ways: ways, routines: routines, poses: poses)
    }

    private func phrases(_ value: YAMLValue, _ log: inout MistakeLog) -> [Phrase: [Sentence]] {
        log.every(Phrase.self, in: value, expected: "expected its words") { log, phrase, value in
            phrase.isList
                ? log.sentences(value, phrase.places) : log.sentence(value, phrase.places).map { [$0] }
        }
    }

    private func quantities(_ value: YAMLValue, _ log: inout MistakeLog) -> [Quantity: Plural] {
        log.every(Quantity.self, in: value, expected: "expected 'one' and 'other'") { log, _, value in
            guard let forms = log.mapping(value, expected: "expected 'one' and 'other'") else { return nil }
            log.unknownKeys(forms, known: ["one", "other"])
            let one = log.required("one", in: forms, expected: "expected the words for one of them")
                .flatMap { log.template($0, [.n]) }
            let other = log.required("other", in: forms, expected: "expected the words for several of them")
            let several = other.flatMap { log.template($0, [.n]) }
            if let other, let several, !several.places.contains(.n) {
                log.add(other.place, "the number is missing", expected: "expected '{n}' in the words")
            }
            guard let one, let several else { return nil }
            return Plural(one: one, other: several)
        }
    }

    private func names(_ value: YAMLValue, _ log: inout MistakeLog) -> [String: String] {
        named(value, routines, expected: "expected the routine's spoken name", &log) { _, value, log in
            log.word(value, expected: "expected the routine's spoken name")
        }
    }

    private func poses(_ value: YAMLValue, _ log: inout MistakeLog) -> [String: PoseWords] {
        let known = Dictionary(poses.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return named(value, poses.map(\.id), expected: "expected the words of the pose", &log) {
            id, value, log in
            known[id].flatMap { PoseWordsReader(pose: $0).read(value, &log) }
        }
    }

    /// A mapping that says something for each of `ids` and for nothing else.
    private func named<Value>(
        _ value: YAMLValue, _ ids: [String], expected: String, _ log: inout MistakeLog,
        _ read: (String, YAMLValue, inout MistakeLog) -> Value?
    ) -> [String: Value] {
        guard let mapping = log.mapping(value, expected: "expected names, each with its words") else {
            return [:]
        }
        log.unknownKeys(mapping, known: ids)
        var all: [String: Value] = [:]
        for id in ids {
            guard let value = log.required(id, in: mapping, expected: expected) else { continue }
            all[id] = read(id, value, &log)
        }
        return all
    }
}
