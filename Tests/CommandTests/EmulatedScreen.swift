@testable import backtalk

/// As much of a terminal as the program uses: two pages, a cursor that is set, and lines that end at the edge.
struct EmulatedScreen {
    private(set) var columns: Int
    private(set) var rows: Int
    /// The page that is shown, a text a row, without blanks at the end.
    var lines: [String] { page.map { $0.joined().trimmingSuffix(" ") } }
    /// The page of the program's own, as it was last shown.
    private(set) var lastScreen: [String] = []
    private(set) var isOther = false
    private(set) var isCursorShown = true
    private(set) var wraps = true
    /// Sequences that it does not know.
    private(set) var unknown: [String] = []
    private(set) var colours: Set<String> = []

    private var page: [[String]]
    private var first: [[String]] = []
    /// Where the cursor stood on the first page.
    private var place = (row: 0, column: 0)
    private var row = 0
    private var column = 0

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        page = Self.empty(columns, rows)
    }

    /// As terminals do it that keep the upper left of what they show.
    mutating func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        for part in [\Self.page, \Self.first] {
            let lines = self[keyPath: part].prefix(rows).map { line in
                Array(line.prefix(columns)) + Array(repeating: " ", count: max(0, columns - line.count))
            }
            self[keyPath: part] = lines + Self.empty(columns, rows - lines.count)
        }
        (row, column) = (min(row, rows - 1), min(column, columns - 1))
        place = (min(place.row, rows - 1), min(place.column, columns - 1))
    }

    /// Bytes as they come, in pieces that may end within a character or a sequence.
    mutating func feed(bytes: some Sequence<UInt8>) {
        pending += bytes
        guard let text = String(validating: pending, as: UTF8.self), !Self.endsWithinSequence(text) else {
            return
        }
        pending = []
        feed(text)
    }

    private var pending: [UInt8] = []

    private static func endsWithinSequence(_ text: String) -> Bool {
        guard let escape = text.lastIndex(of: "\u{1B}") else { return text.last == "\r" }
        return !text[escape...].contains(where: \.isLetter) || text.last == "\r"
    }

    var text: String { lines.joined(separator: "\n") }

    mutating func feed(_ text: String) {
        var rest = Array(text)[...]
        while let character = rest.popFirst() {
            switch character {
            case "\u{1B}": sequence(&rest)
            case "\r": column = 0
            case "\n": feedLine()
            case "\r\n":
                column = 0
                feedLine()
            default: put(character)
            }
        }
    }

    private mutating func sequence(_ rest: inout ArraySlice<Character>) {
        guard rest.popFirst() == "[" else { return unknown.append("ESC") }
        var body = ""
        while let next = rest.popFirst() {
            body.append(next)
            if next.isLetter { break }
        }
        switch body {
        case "?1049h":
            first = page
            place = (row, column)
            isOther = true
            page = Self.empty(columns, rows)
        case "?1049l":
            lastScreen = lines
            page = first
            (row, column) = place
            isOther = false
        case "?25l", "?25h": isCursorShown = body.hasSuffix("h")
        case "?7l", "?7h": wraps = body.hasSuffix("h")
        case "2J":
            if isOther { lastScreen = lines }
            page = Self.empty(columns, rows)
        case "K": for place in min(column, columns - 1)..<columns { page[row][place] = " " }
        case "H": (row, column) = (0, 0)
        default:
            if body.hasSuffix("H") {
                let place = body.dropLast().split(separator: ";").compactMap { Int($0) }
                guard place.count == 2, place[0] <= rows else { return unknown.append(body) }
                (row, column) = (place[0] - 1, place[1] - 1)
            } else if body.hasSuffix("m") {
                colours.insert(String(body.dropLast()))
            } else {
                unknown.append(body)
            }
        }
    }

    private mutating func put(_ character: Character) {
        let width = character.columns
        if column + width > columns {
            guard wraps else { return }
            column = 0
            feedLine()
        }
        // What has no width belongs to what stands before it.
        guard width > 0, column < columns else { return }
        page[row][column] = String(character)
        // The second half of a wide character shows nothing of its own.
        if width == 2, column + 1 < columns { page[row][column + 1] = "" }
        column += width
    }

    private mutating func feedLine() {
        if row + 1 < rows {
            row += 1
        } else {
            page.removeFirst()
            page.append(Array(repeating: " ", count: columns))
        }
    }

    private static func empty(_ columns: Int, _ rows: Int) -> [[String]] {
        Array(repeating: Array(repeating: " ", count: columns), count: max(0, rows))
    }
}

extension EmulatedScreen: CustomStringConvertible {
    var description: String { text }
}
