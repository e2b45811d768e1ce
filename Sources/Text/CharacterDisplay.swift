/// Which characters of a text can be shown as they are, and what stands in the place of the others.
enum CharacterDisplay {
    enum LineEnds {
        /// As their numbers, as every control character.
        case escaped
        /// As they are; tabs and returns as their numbers.
        case kept
        /// Line ends and tabs as spaces.
        case spaces
    }

    static func escaped(_ text: String, lineEnds: LineEnds) -> String {
        rewritten(text) { index, scalars in
            switch (scalars[index], lineEnds) {
            case ("\n", .kept): nil
            // Two characters, one line end.
            case ("\r", .spaces) where scalars[index...].dropFirst().first == "\n": ""
            case ("\n", .spaces), ("\r", .spaces), ("\t", .spaces): " "
            default: isShown(index, scalars) ? nil : "\\u{\(number(scalars[index]))}"
            }
        }
    }

    /// Hands every place whose character may have to be written otherwise to `replacement`, which returns nil where it
    /// stays.
    static func rewritten(
        _ text: String, _ replacement: (String.UnicodeScalarView.Index, String.UnicodeScalarView) -> String?
    ) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        let scalars = text.unicodeScalars
        var result = ""
        result.reserveCapacity(text.utf8.count)
        // What stays is copied in pieces: documents for programs are long, and nearly all of them stays.
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if scalar.value < 0x20 || scalar.value >= 0x7F, let other = replacement(index, scalars) {
                result.unicodeScalars += scalars[start..<index]
                result += other
                start = next
            }
            index = next
        }
        result.unicodeScalars += scalars[start...]
        return result
    }

    /// "1B"
    static func number(_ scalar: Unicode.Scalar) -> String {
        String(scalar.value, radix: 16, uppercase: true)
    }

    /// Whether the character at `index` does no more than to be seen, or to shape what is seen beside it.
    static func isShown(_ index: String.UnicodeScalarView.Index, _ scalars: String.UnicodeScalarView) -> Bool
    {
        let scalar = scalars[index]
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: return false
        // No two fonts agree on a private character, and none has one that is not assigned.
        case .privateUse, .unassigned: return false
        default: break
        }
        if Self.signs.contains(scalar.value) { return true }
        let isInvisible =
            scalar.properties.generalCategory == .format || scalar.properties.isDefaultIgnorableCodePoint
        return !isInvisible || shapes(index, scalars)
    }

    // MARK: - What is not seen, and shapes what is

    /// Whether an invisible character does what it is for: to join, part or vary its neighbours.
    private static func shapes(
        _ index: String.UnicodeScalarView.Index, _ scalars: String.UnicodeScalarView
    ) -> Bool {
        let before = scalars[..<index]
        // What stands there as a number has no form to choose and nothing to join.
        guard let last = before.last, isShown(scalars.index(before: index), scalars) else { return false }
        let next = scalars[index...].dropFirst().first
        switch scalars[index].value {
        // A variation selector chooses the form of the one character before it.
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
            return !last.properties.isVariationSelector
                && (last.value > 0x7F || last.properties.isEmoji)
        case 0x180B...0x180F: return (0x1820...0x18AA).contains(last.value)
        case 0x200C: return last.isOfJoiningScript && next?.isOfJoiningScript == true
        case 0x200D:
            if last.isOfJoiningScript { return true }
            // What is worn and coloured stands between: 🧘🏽‍♀️, 👁️‍🗨️.
            let picture = before.last { !$0.properties.isEmojiModifier && $0.value != 0xFE0F }
            return picture?.isPicture == true && next?.isPicture == true
        case 0xE0020...0xE007F: return isTagOfFlag(index, scalars)
        default: return false
        }
    }

    /// Whether the tag belongs to the flag of a region: a black flag, three to six letters or digits, and an end. A longer
    /// row hides a text.
    private static func isTagOfFlag(
        _ index: String.UnicodeScalarView.Index, _ scalars: String.UnicodeScalarView
    ) -> Bool {
        func isTag(_ scalar: Unicode.Scalar) -> Bool { (0xE0020...0xE007F).contains(scalar.value) }
        let start = scalars[..<index].suffix(8).lastIndex { !isTag($0) }
        guard let start, scalars[start].value == 0x1F3F4 else { return false }
        let tags = scalars[start...].dropFirst().prefix(8).prefix(while: isTag)
        guard (4...7).contains(tags.count), tags.last?.value == 0xE007F else { return false }
        return tags.dropLast().allSatisfy {
            (0xE0030...0xE0039).contains($0.value) || (0xE0061...0xE007A).contains($0.value)
        }
    }

    /// Format characters that are seen: the number signs of Arabic, Syriac and Kaithi.
    private static let signs: Set<UInt32> = [
        0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD,
        0x110CD,
    ]
}

extension Unicode.Scalar {
    /// Letters and marks of the scripts in which a joiner changes how its neighbours are written: Arabic and its kin, the
    /// scripts of India and of the east of it, Mongolian, Adlam.
    fileprivate var isOfJoiningScript: Bool {
        switch value {
        case 0x0600...0x08FF, 0x0900...0x0DFF, 0x0F00...0x109F, 0x1780...0x18AF, 0x1A20...0x1AAF,
            0x1B00...0x1C4F, 0x1CD0...0x1CFF, 0xA840...0xA8FF, 0xA930...0xA9FF, 0xAA00...0xAADF,
            0xABC0...0xABFF, 0xFB50...0xFDCF, 0xFE70...0xFEFC, 0x10A00...0x10A5F, 0x10AC0...0x10AFF,
            0x11000...0x11FFF, 0x1E900...0x1E95F:
            return properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered
                || properties.generalCategory == .nonspacingMark
        default: return false
        }
    }

    /// Shown as an emoji, by itself or where it is asked to be; no letter and no digit.
    fileprivate var isPicture: Bool { properties.isEmoji && value > 0xFF }
}
