import Documents
import Practice

/// What a voice file says over the one that it extends. Names are looked up one by one; a sentence, a list, a way and
/// the words for the sides are replaced whole.
enum Inheritance {
    private static let named: Set = [
        "engine", "number-forms", "quantities", "phrases", "props", "routines", "starts", "closings", "ways",
        "poses",
    ]

    /// - Parameter place: where the file names the one it extends: what is wrong with an inherited part is told there.
    static func merge(_ own: YAMLMapping, over inherited: YAMLMapping, at place: TextPlace) -> YAMLMapping {
        let own = YAMLMapping(own.fields.filter { $0.key != "extends" }, at: own.place)
        return merged(own, over: moved(inherited, to: place), path: [])
    }

    /// Whether what lies at a path is a mapping of names, of which a file may say some alone.
    private static func isNamed(_ path: [String]) -> Bool {
        guard let first = path.first, named.contains(first) else { return false }
        return switch (first, path.count) {
        case (_, 1), ("ways", 2), ("poses", 2): true
        case ("poses", 3): ["phases", "notes"].contains(path[2])
        case ("poses", 4): path[2] == "phases"
        default: false
        }
    }

    private static func merged(
        _ own: YAMLMapping, over inherited: YAMLMapping, path: [String]
    ) -> YAMLMapping {
        var fields = inherited.fields
        for field in own.fields {
            guard let index = fields.firstIndex(where: { $0.key == field.key }) else {
                fields.append(field)
                continue
            }
            var value = field.value
            let path = path + [field.key]
            if isNamed(path), case .mapping(let mine) = value.content,
                case .mapping(let theirs) = fields[index].value.content
            {
                value = YAMLValue(.mapping(merged(mine, over: theirs, path: path)), at: value.place)
            }
            fields[index] = YAMLField(field.key, at: field.place, value)
        }
        return YAMLMapping(fields, at: own.place)
    }

    private static func moved(_ mapping: YAMLMapping, to place: TextPlace) -> YAMLMapping {
        YAMLMapping(
            mapping.fields.map { YAMLField($0.key, at: place, moved($0.value, to: place)) }, at: place)
    }

    private static func moved(_ value: YAMLValue, to place: TextPlace) -> YAMLValue {
        switch value.content {
        case .mapping(let mapping): YAMLValue(.mapping(moved(mapping, to: place)), at: place)
        case .sequence(let values): YAMLValue(.sequence(values.map { moved($0, to: place) }), at: place)
        case .text, .refused: YAMLValue(value.content, at: place)
        }
    }
}
