import Documents
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

    /// Whether a file is meant as a voice, with mistakes or without.
    public static func isVoice(_ bytes: some Sequence<UInt8>) -> Bool {
        var log = MistakeLog(file: "")
        guard case .mapping(let file)? = YAMLReader().read(bytes, &log)?.content else { return false }
        return ["extends", "language", "phrases", "engine"].contains { file[$0] != nil }
    }

    /// A voice file that another one extends.
    public struct Source: Sendable {
        public let bytes: [UInt8]
        /// How mistakes call it.
        public let file: String

        public init(bytes: [UInt8], file: String) {
            self.bytes = bytes
            self.file = file
        }
    }

    /// The voice that `bytes` describe, under the name `id`; `file` is how mistakes call the file.
    ///
    /// - Parameter named: the file of the voice that this one extends; nil where there is none of that name.
    ///
    /// Throws every mistake of the file at once, each with its place; where the file that it extends has mistakes, those.
    public func read(
        _ bytes: some Sequence<UInt8>, id: String, file: String,
        named: (String) -> Source? = { ShippedVoices.source($0) }
    ) throws(Mistakes) -> Voice {
        var log = MistakeLog(file: file)
        let root = YAMLReader().read(bytes, &log)
        var voice: Voice?
        if let root { voice = self.voice(try extended(root, [id], named, &log), id, &log) }
        try log.finish()
        guard let voice else { throw Mistakes(log.mistakes) }
        return voice
    }

    /// So that nobody has to follow voices through voices.
    private static let longestChain = 8

    /// `root` over what it extends. `chain` are the names on the way to it.
    private func extended(
        _ root: YAMLValue, _ chain: [String], _ named: (String) -> Source?, _ log: inout MistakeLog
    ) throws(Mistakes) -> YAMLValue {
        guard case .mapping(let own) = root.content, let field = own.field("extends") else { return root }
        // Without the other file nearly everything is missing: nothing more is worth telling.
        guard let name = log.voiceName(field.value, of: "'extends'")?.text else {
            throw Mistakes(log.mistakes)
        }
        guard !chain.contains(name), chain.count < Self.longestChain else {
            log.add(
                field.value.place, "the voice extends itself through \(MistakeLog.quoted(name))",
                expected: "expected a voice that stands by itself")
            throw Mistakes(log.mistakes)
        }
        guard let source = named(name) else {
            log.add(
                field.value.place, "there is no voice \(MistakeLog.quoted(name))",
                expected: "expected the name of a voice",
                nearest: NearestName.of(name, among: ShippedVoices.ids))
            throw Mistakes(log.mistakes)
        }
        var theirs = MistakeLog(file: source.file)
        let tree = YAMLReader().read(source.bytes, &theirs)
        guard let tree else { throw Mistakes(theirs.mistakes) }
        let inherited = try extended(tree, chain + [name], named, &theirs)
        _ = voice(inherited, name, &theirs)
        try theirs.finish()
        guard case .mapping(let mapping) = inherited.content else { return root }
        return YAMLValue(
            .mapping(Inheritance.merge(own, over: mapping, at: field.value.place)), at: root.place)
    }

    /// Every key of a voice file, but those below words.
    public static let keys =
        [
            DocumentKey("extends", .voiceName), DocumentKey("language", .text),
            DocumentKey("engine", .structure), DocumentKey("sample", .text),
        ] + DocumentKey.all(GrammarReader.keys, .text)
        + DocumentKey.all(
            ["phrases", "props", "routines", "starts", "closings", "ways", "poses"], .text)
        + EngineReader.keys

    private func voice(_ root: YAMLValue, _ id: String, _ log: inout MistakeLog) -> Voice? {
        guard let file = log.mapping(root, expected: "expected 'language', 'phrases' and the other keys")
        else { return nil }
        log.unknownKeys(file, known: Self.keys.names())
        func part<Part>(
            _ key: String, _ expected: String, _ read: (YAMLValue, inout MistakeLog) -> Part?
        ) -> Part? {
            log.required(key, in: file, expected: expected).flatMap { read($0, &log) }
        }
        let language = part("language", "expected a language such as en-us") { value, log in
            log.word(value, expected: "expected a language such as en-us")
        }
        let engine = part("engine", "expected the engine's 'voice' and 'rate'", EngineReader.read)
        let sample = part("sample", "expected a few sentences to measure the voice on") { value, log in
            log.word(value, expected: "expected a few sentences to measure the voice on")
        }
        var grammarReader = GrammarReader()
        let grammar = grammarReader.read(file, &log)
        let blanks = grammarReader.blanks
        let phrases = part("phrases", "expected the sentences of every session") { value, log in
            self.phrases(value, blanks, &log)
        }
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
        let poses = part("poses", "expected the words of the poses") { value, log in
            self.poses(value, blanks, &log)
        }
        guard let language, let engine, let sample, let grammar, let phrases, let props, let routines,
            let starts, let closings, let ways, let poses
        else { return nil }
        return Voice(
            id: id, language: language, engine: engine.settings, command: engine.command,
            recordings: engine.recordings, sample: sample, grammar: grammar, phrases: phrases, props: props,
            starts: starts, closings: closings, ways: ways, routines: routines, poses: poses)
    }

    private func phrases(
        _ value: YAMLValue, _ blanks: Blanks, _ log: inout MistakeLog
    ) -> [Phrase: [Sentence]] {
        log.every(Phrase.self, in: value, expected: "expected its words") { log, phrase, value in
            let blanks = blanks.with(phrase.places)
            return phrase.isList ? log.sentences(value, blanks) : log.sentence(value, blanks).map { [$0] }
        }
    }

    private func names(_ value: YAMLValue, _ log: inout MistakeLog) -> [String: String] {
        named(value, routines, expected: "expected the routine's spoken name", &log) { _, value, log in
            log.word(value, expected: "expected the routine's spoken name")
        }
    }

    private func poses(
        _ value: YAMLValue, _ blanks: Blanks, _ log: inout MistakeLog
    ) -> [String: PoseWords] {
        let known = Dictionary(poses.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return named(value, poses.map(\.id), expected: "expected the words of the pose", &log) {
            id, value, log in
            known[id].flatMap { PoseWordsReader(pose: $0, blanks: blanks).read(value, &log) }
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
