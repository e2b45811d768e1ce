import Documents

/// The settings that a routine file and the configuration share.
enum PreferenceKey: String, CaseIterable {
    case voice, level, talk, breath, pace

    /// - Parameter voice: what `voice` may name in the file.
    static func keys(voice: DocumentKey.Value) -> [DocumentKey] {
        allCases.map { DocumentKey($0.rawValue, $0 == .voice ? voice : .choice) }
    }
}

extension MistakeLog {
    /// The preferences in a file's top mapping; a setting with a mistake stays nil.
    ///
    /// - Parameter voice: how the file names a voice.
    mutating func preferences(
        _ mapping: YAMLMapping, voice: (YAMLValue, inout MistakeLog) -> VoiceChoice?
    ) -> Preferences {
        var preferences = Preferences()
        for field in mapping.fields {
            switch PreferenceKey(rawValue: field.key) {
            case .voice: preferences.voice = voice(field.value, &self)
            case .level: preferences.level = choice(field.value, "level")
            case .talk: preferences.talk = choice(field.value, "talk")
            case .breath: preferences.breath = breath(field.value)
            case .pace: preferences.pace = choice(field.value, "pace")
            case nil: break
            }
        }
        return preferences
    }

    /// `off`, or a pattern.
    private mutating func breath(_ value: YAMLValue) -> Breath? {
        let range = BreathPattern.partRange
        let expected =
            "expected off or a pattern such as 5-5, 4-6 or 4-7-8, \(range.lowerBound) to "
            + "\(range.upperBound) s a part"
        guard let text = scalar(value, expected: expected) else { return nil }
        if let breath = Breath(text) { return breath }
        add(value.place, "unknown breath \(Self.quoted(text))", expected: expected)
        return nil
    }
}
