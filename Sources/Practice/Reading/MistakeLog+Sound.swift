import Documents

/// Reading what the configuration says of the sound.
extension MistakeLog {
    static let soundKeys =
        [
            DocumentKey("music", .music), DocumentKey("music.from", .music),
            DocumentKey("music.shuffle", .number), DocumentKey("volume", .structure),
        ]
        + DocumentKey.all(SoundWishes.Kind.allCases.map { "volume.\($0.rawValue)" }, .number)
        + [
            DocumentKey("duck", .number), DocumentKey("night", .choice), DocumentKey("chimes", .choice),
            DocumentKey("chimes.sound", .choice), DocumentKey("chimes.pitch", .number),
        ]
        + DocumentKey.all(ChimeWishes.roles.map { "chimes.\($0)" }, .soundFile)
        + [DocumentKey("breath-sound", .choice)]

    mutating func sound(_ mapping: YAMLMapping) -> SoundWishes {
        var wishes = SoundWishes()
        if let value = mapping["music"] { music(value, &wishes) }
        if let value = mapping["volume"] { wishes.volume = volumes(value) }
        wishes.duck = mapping["duck"].flatMap { integer($0, in: SoundWishes.duckRange) }
        wishes.isNight = mapping["night"].flatMap { flag($0) }
        if let value = mapping["chimes"] { wishes.chimes = chimes(value) }
        wishes.breathSound = mapping["breath-sound"].flatMap { choice($0, "breath sound") }
        return wishes
    }

    /// A place, or a mapping of one and the order.
    private mutating func music(_ value: YAMLValue, _ wishes: inout SoundWishes) {
        let expected = "expected a soundscape, a file, a folder, a playlist or off: rain"
        guard case .mapping(let mapping) = value.content else {
            wishes.music = text(value, expected: expected)
            return
        }
        unknownKeys(mapping, known: Self.soundKeys.names(under: "music"))
        wishes.music = required("from", in: mapping, expected: expected).flatMap {
            text($0, expected: expected)
        }
        guard let shuffle = mapping["shuffle"] else { return }
        if case .text("off", _) = shuffle.content {
            wishes.shuffle = .off
        } else {
            wishes.shuffle = number(shuffle, or: "off", in: SoundWishes.shuffleRange).map { .seed($0) }
        }
    }

    private mutating func volumes(_ value: YAMLValue) -> [SoundWishes.Kind: Int] {
        guard let mapping = mapping(value, expected: "expected a mapping of volumes in dB: chimes: -3")
        else { return [:] }
        unknownKeys(mapping, known: Self.soundKeys.names(under: "volume"))
        var volumes: [SoundWishes.Kind: Int] = [:]
        for field in mapping.fields {
            guard let kind = SoundWishes.Kind(rawValue: field.key) else { continue }
            volumes[kind] = integer(field.value, in: SoundWishes.volumeRange)
        }
        return volumes
    }

    /// A family, or a mapping of one, its pitch, and files for single roles.
    private mutating func chimes(_ value: YAMLValue) -> ChimeWishes {
        var wishes = ChimeWishes()
        guard case .mapping(let mapping) = value.content else {
            wishes.family = choice(value, "chimes")
            return wishes
        }
        unknownKeys(mapping, known: Self.soundKeys.names(under: "chimes"))
        wishes.family = mapping["sound"].flatMap { choice($0, "chimes") }
        wishes.pitch = mapping["pitch"].flatMap { integer($0, in: ChimeWishes.pitchRange) }
        for role in ChimeWishes.roles {
            wishes.own[role] = mapping[role].flatMap { text($0, expected: "expected a sound file") }
        }
        return wishes
    }

    private mutating func number(_ value: YAMLValue, or word: String, in range: ClosedRange<Int>) -> Int? {
        let expected = "expected \(word), or a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let text = scalar(value, expected: expected) else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        add(value.place, "found \(Self.quoted(text))", expected: expected)
        return nil
    }

    private mutating func flag(_ value: YAMLValue) -> Bool? {
        let expected = "expected true or false"
        guard let text = scalar(value, expected: expected) else { return nil }
        switch text.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default:
            add(value.place, "found \(Self.quoted(text))", expected: expected)
            return nil
        }
    }
}
