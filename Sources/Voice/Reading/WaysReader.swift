import Documents
import Practice

/// Reads how one gets from each position into each other one, and from standing, where a session begins, to
/// standing.
struct WaysReader {
    /// So that ways through ways cannot grow without end.
    static let maximumSentences = 40

    private enum Draft {
        case full([Sentence])
        case via(Position, TextPlace)
    }

    private var briefs: [Way: Sentence] = [:]
    private var drafts: [Way: Draft] = [:]
    private var resolved: [Way: [Sentence]] = [:]
    private var underway: Set<Way> = []

    static func read(_ value: YAMLValue, _ log: inout MistakeLog) -> [Way: WayWords] {
        var reader = WaysReader()
        let from = log.every(Position.self, in: value, expected: "expected the ways from there") {
            log, from, value in
            log.mapping(value, expected: "expected positions, each with 'brief' and 'full'")
        }
        for (from, mapping) in from { reader.read(from, mapping, &log) }
        var ways: [Way: WayWords] = [:]
        for way in Position.allCases.flatMap(Self.ways(from:)) {
            guard let full = reader.full(way, &log), let brief = reader.briefs[way] else { continue }
            ways[way] = WayWords(full: full, brief: brief)
        }
        return ways
    }

    /// Every way that a session may take.
    static func ways(from: Position) -> [Way] {
        Position.allCases.filter { $0 != from || from == .standing }.map { Way(from: from, to: $0) }
    }

    private mutating func read(_ from: Position, _ mapping: YAMLMapping, _ log: inout MistakeLog) {
        let ways = Self.ways(from: from)
        log.unknownKeys(mapping, known: ways.map(\.to.rawValue))
        for way in ways {
            let expected = "expected the way there, with 'brief' and 'full'"
            guard let value = log.required(way.to.rawValue, in: mapping, expected: expected),
                let words = log.mapping(value, expected: expected)
            else { continue }
            log.unknownKeys(words, known: ["brief", "full", "via"])
            if let brief = log.required("brief", in: words, expected: "expected the way in one sentence") {
                briefs[way] = log.sentence(brief)
            }
            drafts[way] = draft(way, words, &log)
        }
    }

    private func draft(_ way: Way, _ words: YAMLMapping, _ log: inout MistakeLog) -> Draft? {
        guard let via = words.field("via") else {
            return log.required("full", in: words, expected: "expected the sentences of the way, or 'via'")
                .flatMap { log.sentences($0) }.map { .full($0) }
        }
        if words["full"] != nil {
            log.add(via.place, "the way has both 'full' and 'via'", expected: "expected one of them")
        }
        guard let position = log.choice(via.value, "position", of: Position.self) else { return nil }
        guard position != way.from, position != way.to else {
            log.add(
                via.value.place, "the way begins or ends in \(position.rawValue)",
                expected: "expected a position between")
            return nil
        }
        return .via(position, via.value.place)
    }

    /// The sentences of a way, those of the ways that it leads through in their place; nil after a mistake.
    private mutating func full(_ way: Way, _ log: inout MistakeLog) -> [Sentence]? {
        if let sentences = resolved[way] { return sentences }
        switch drafts[way] {
        case nil: return nil
        case .full(let sentences):
            resolved[way] = sentences
            return sentences
        case .via(let position, let place):
            guard underway.insert(way).inserted else {
                log.add(place, "the way leads back to itself", expected: "expected a way that arrives")
                drafts[way] = nil
                return nil
            }
            defer { underway.remove(way) }
            guard let there = full(Way(from: way.from, to: position), &log),
                let on = full(Way(from: position, to: way.to), &log)
            else { return nil }
            guard there.count + on.count <= Self.maximumSentences else {
                log.add(
                    place, "the way has \(there.count + on.count) sentences",
                    expected: "expected at most \(Self.maximumSentences)")
                drafts[way] = nil
                return nil
            }
            resolved[way] = there + on
            return resolved[way]
        }
    }
}
