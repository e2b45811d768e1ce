import Documents

/// Reading who speaks.
extension MistakeLog {
    /// The name of an installed voice. A file may come from anyone, so it points to no other file.
    ///
    /// - Parameter whose: what the file is: "a routine".
    public mutating func voiceName(_ value: YAMLValue, of whose: String) -> VoiceName? {
        guard let text = text(value, expected: Self.voiceExpected) else { return nil }
        if let name = VoiceName(text) { return name }
        add(
            value.place, "found \(Self.quoted(text)), but \(whose) names a voice and never a file",
            expected:
                "expected a name such as en-us; copy the voice's file into your folder backtalk/voices, "
                + "and give its name without '.yaml'")
        return nil
    }

    /// A voice of the person's own configuration: a path will do too.
    mutating func typedVoice(_ value: YAMLValue) -> VoiceChoice? {
        text(value, expected: Self.voiceExpected).map(VoiceChoice.init(typed:))
    }

    private static let voiceExpected = "expected a voice: en-us"
}
