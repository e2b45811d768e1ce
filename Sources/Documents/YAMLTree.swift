/// Builds the tree of one document from its events.
struct YAMLTree {
    private(set) var root: YAMLValue?
    private(set) var log: MistakeLog
    /// Whether the text ended without a document.
    private(set) var isEmpty = false
    private let maximumDepth: Int
    private var open: [Collection] = []
    private var documents = 0

    init(maximumDepth: Int, log: MistakeLog) {
        self.maximumDepth = maximumDepth
        self.log = log
    }

    /// A sequence or a mapping that has not ended yet.
    private struct Collection {
        let place: TextPlace
        var items: [YAMLValue] = []
        var fields: [YAMLField] = []
        var places: [String: TextPlace] = [:]
        let isMapping: Bool
        var key: Key?
    }

    private struct Key {
        /// nil: refused, and its value with it.
        var name: String?
        var place: TextPlace
    }

    /// False when there is nothing more to read.
    mutating func take(_ event: YAMLEvents.Event) -> Bool {
        if event.hasAnchor {
            log.add(event.place, "an anchor (&) may not be used", expected: "expected a value written out")
        }
        if event.hasTag {
            log.add(event.place, "a tag (!) may not be used", expected: "expected a value alone")
        }
        switch event.kind {
        case .document:
            documents += 1
            guard documents == 1 else {
                log.add(
                    event.place, "a second document begins here", expected: "expected one document a file")
                return false
            }
        case .sequence, .mapping:
            guard open.count < maximumDepth else {
                log.add(
                    event.place, "lists and mappings lie too deep in one another",
                    expected: "expected at most \(maximumDepth) levels")
                root = nil
                return false
            }
            var isMapping = false
            if case .mapping = event.kind { isMapping = true }
            open.append(Collection(place: event.place, isMapping: isMapping))
        case .end:
            guard let ended = open.popLast() else { return false }
            let content: YAMLValue.Content =
                ended.isMapping
                ? .mapping(YAMLMapping(ended.fields, at: ended.place)) : .sequence(ended.items)
            put(YAMLValue(content, at: ended.place))
        case .text(let text, let quoted):
            put(YAMLValue(.text(text, quoted: quoted), at: event.place))
        case .alias:
            log.add(event.place, "an alias (*) may not be used", expected: "expected a value written out")
            put(YAMLValue(.refused, at: event.place))
        case .other:
            break
        case .endOfText:
            isEmpty = documents == 0
            return false
        }
        return true
    }

    /// Notes where the text stopped being YAML; `end` is where the text ends.
    mutating func refuse(_ error: YAMLEvents.Unreadable, end: TextPlace) {
        let advice = YAMLAdvice(error.problem)
        log.add(min(error.place, end), advice.wrong, expected: advice.expected)
        root = nil
    }

    private mutating func put(_ value: YAMLValue) {
        guard var parent = open.popLast() else {
            root = value
            return
        }
        if !parent.isMapping {
            parent.items.append(value.isBlank ? value.moved(to: dash(before: value.place)) : value)
        } else if let key = parent.key {
            parent.key = nil
            if let name = key.name {
                let value = value.isBlank ? value.moved(to: key.place) : value
                parent.fields.append(YAMLField(name, at: key.place, value))
            }
        } else {
            parent.key = key(value, in: &parent)
        }
        open.append(parent)
    }

    private mutating func key(_ value: YAMLValue, in parent: inout Collection) -> Key {
        switch value.content {
        case .text(let name, _):
            if let first = parent.places[name] {
                log.add(
                    value.place, "the key \(MistakeLog.quoted(name)) is there twice",
                    expected: "expected it once (it stands in line \(first.line))")
                return Key(name: nil, place: value.place)
            }
            parent.places[name] = value.place
            return Key(name: name, place: value.place)
        case .sequence, .mapping:
            log.add(value.place, "a key is no list and no mapping", expected: "expected a word as the key")
            return Key(name: nil, place: value.place)
        case .refused:
            return Key(name: nil, place: value.place)
        }
    }

    /// The parser puts an item that was left out behind its dash.
    private func dash(before place: TextPlace) -> TextPlace {
        TextPlace(line: place.line, column: max(1, place.column - 1))
    }
}

extension YAMLValue {
    /// Whether there is not one character of the value in the file.
    fileprivate var isBlank: Bool { content == .text("", quoted: false) }

    fileprivate func moved(to place: TextPlace) -> YAMLValue { YAMLValue(content, at: place) }
}
