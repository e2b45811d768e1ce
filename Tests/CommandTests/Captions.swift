import Foundation

/// WebVTT, read strictly: a heading, then rows of a time and a text with an empty line before each.
struct Captions {
    struct Row {
        /// In milliseconds.
        let start: Int
        let end: Int
        let text: String
    }

    let rows: [Row]

    struct Malformed: Error {
        let line: Substring
    }

    /// - Throws: `Malformed`, also where a row begins before the one above ends.
    init(_ text: String) throws {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        func next() throws -> Substring {
            guard let line = lines.popFirst() else { throw Malformed(line: "the end") }
            return line
        }
        func expect(_ isTrue: Bool, _ line: Substring) throws { if !isTrue { throw Malformed(line: line) } }

        let heading = try next()
        try expect(heading == "WEBVTT", heading)
        var rows: [Row] = []
        while lines.count > 1 {
            let gap = try next()
            try expect(gap.isEmpty, gap)
            let times = try next()
            let parts = times.components(separatedBy: " --> ")
            guard parts.count == 2, let start = Self.milliseconds(parts[0]),
                let end = Self.milliseconds(parts[1])
            else { throw Malformed(line: times) }
            try expect(start < end && start >= rows.last?.end ?? 0, times)
            let text = try next()
            try expect(!text.isEmpty && !text.contains("<") && !text.contains("-->"), text)
            rows.append(Row(start: start, end: end, text: String(text)))
        }
        self.rows = rows
    }

    /// Of `hh:mm:ss.ttt`.
    private static func milliseconds(_ stamp: String) -> Int? {
        let parts = stamp.split(separator: ":")
        let seconds = parts.last?.split(separator: ".") ?? []
        let numbers = (parts.dropLast() + seconds).map { Int($0) }
        guard numbers.count == 4, seconds.last?.count == 3, parts.allSatisfy({ $0.prefix(2).count == 2 })
        else {
            return nil
        }
        return zip(numbers, [3_600_000, 60_000, 1_000, 1]).reduce(0) { sum, part in
            sum.flatMap { sum in part.0.map { sum + $0 * part.1 } }
        }
    }
}
