// libyaml hands out events one by one, so what to do about duplicate keys, aliases and depth is decided here. A
// composer over it (Yams) stops at the first duplicate key, follows aliases, and recurses while it does so.
internal import CYAML

/// The events of a YAML text, pulled one at a time.
struct YAMLEvents: ~Copyable {
    struct Event {
        let kind: Kind
        let place: TextPlace
        /// Where an anchor or a tag was written, the event is not plain YAML; aliases have a kind of their own.
        var hasAnchor = false
        var hasTag = false
    }

    enum Kind {
        case document
        case text(String, quoted: Bool)
        case sequence
        case mapping
        /// Of a sequence or a mapping.
        case end
        case alias
        /// Of a document: nothing to read.
        case other
        case endOfText
    }

    /// Where a text stops being YAML, in the parser's words.
    struct Unreadable: Error {
        let problem: String
        let place: TextPlace
    }

    // The parser keeps a pointer to itself, so it may not move.
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// `bytes` are UTF-8, and outlive these events.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    mutating func next() throws(Unreadable) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw unreadable }
        defer { yaml_event_delete(&event) }
        let place = TextPlace(event.start_mark)
        switch event.type {
        case YAML_DOCUMENT_START_EVENT:
            return Event(kind: .document, place: place)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return Event(
                kind: .text(text, quoted: scalar.style != YAML_PLAIN_SCALAR_STYLE), place: place,
                hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            return Event(
                kind: .sequence, place: place, hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            return Event(
                kind: .mapping, place: place, hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            return Event(kind: .end, place: place)
        case YAML_ALIAS_EVENT:
            return Event(kind: .alias, place: place)
        case YAML_STREAM_END_EVENT, YAML_NO_EVENT:
            return Event(kind: .endOfText, place: place)
        default:
            return Event(kind: .other, place: place)
        }
    }

    private var unreadable: Unreadable {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "nested too deeply to read"
        let mark =
            switch parser.pointee.error {
            // A quote that is never closed: where it opens says more than where the file ends.
            case YAML_SCANNER_ERROR where problem == "found unexpected end of stream":
                parser.pointee.context_mark
            case YAML_SCANNER_ERROR, YAML_PARSER_ERROR: parser.pointee.problem_mark
            // Other errors have no mark of their own, but the parser has come no further than this.
            default: parser.pointee.mark
            }
        return Unreadable(problem: problem, place: TextPlace(mark))
    }
}

extension TextPlace {
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}
