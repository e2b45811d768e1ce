import AudioOutput

extension PCMName {
    /// The PCM of a `NullSink`.
    public static let pulse = name("pulse")
    /// One that no machine has.
    public static let missing = name("backtalk-no-such-device")

    private static func name(_ text: String) -> PCMName {
        guard let name = PCMName(text) else { preconditionFailure("'\(text)' is no name of a device") }
        return name
    }
}
