extension Character {
    /// How many columns of a terminal it takes: 0, 1 or 2, by Unicode's East Asian widths and emoji.
    var columns: Int {
        if let ascii = asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
        // What is drawn as one picture takes the room of one, however many scalars it is made of.
        if unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        return unicodeScalars.map(\.columns).max() ?? 0
    }
}

extension String {
    var columns: Int { reduce(0) { $0 + $1.columns } }

    /// As much as fits into `width` columns; what is cut off is marked by `ellipsis`, as far as that fits itself.
    func clipped(to width: Int, ellipsis: String) -> String {
        if columns <= width { return self }
        if ellipsis.columns >= width { return String(fitting(width)) }
        var text = String(fitting(width - ellipsis.columns))
        while text.last == " " { text.removeLast() }
        return text + ellipsis
    }

    /// The longest beginning of at most `width` columns.
    func fitting(_ width: Int) -> Substring {
        var room = width
        return prefix { character in
            room -= character.columns
            return room >= 0
        }
    }
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .surrogate: return 0
        default: return Self.wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    /// The blocks of Unicode 15's EastAsianWidth.txt that are wide or fullwidth, and the emoji.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2614...0x2615,
        0x2648...0x2653, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x2753...0x2755, 0x2795...0x2797,
        0x2B1B...0x2B1C, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18AFF, 0x1B000...0x1B2FF,
        0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F1E6...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C,
        0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F8...0x1F43E,
        0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F567, 0x1F5FB...0x1F64F,
        0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F9FF,
        0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
    ]
}
