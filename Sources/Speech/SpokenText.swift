/// Text as it reaches an engine: plain words on one line.
public enum SpokenText {
    public static func clean(_ text: String) -> String { text }
}
