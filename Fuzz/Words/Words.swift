import Speech

/// What reaches an engine: plain words on one line, whatever a person wrote.
func cleanWords(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    let cleaned = SpokenText.clean(text)
    precondition(SpokenText.clean(cleaned) == cleaned, "cleaning twice is not cleaning once")
    precondition(cleaned.unicodeScalars.count <= text.unicodeScalars.count, "something was added")
    precondition(
        !cleaned.hasPrefix(" ") && !cleaned.hasSuffix(" ") && !cleaned.contains("  "), "loose spaces")
    for scalar in cleaned.unicodeScalars {
        let category = scalar.properties.generalCategory
        precondition(scalar == " " || !scalar.properties.isWhitespace, "white space that is no space")
        precondition(
            ![.control, .format, .privateUse, .surrogate, .unassigned].contains(category), "a command")
    }
    return 0
}
