import Foundation
import Testing

/// Who writes to the streams that people look at, read off the sources themselves.
@Suite struct OutputTests {
    /// What reaches a stream, or Foundation's own words for an error, and the files in which it may stand.
    static let marks: [(mark: String, files: Set<String>)] = [
        (#"(?<![.\w])(print|debugPrint|dump|NSLog|perror|puts|putchar|printf|vprintf|syslog)\("#, []),
        (#"\b(stdout|stderr)\b"#, []),
        (#"FileHandle\.(standard|nullDevice)"#, []),
        (#"/dev/(tty|stdout|stderr|fd|console)"#, []),
        // The place itself; what only looks at a terminal; the handler that may do nothing but write.
        (
            #"STD(OUT|ERR)_FILENO"#,
            [
                "backtalk/StandardStreams.swift", "backtalk/Screen/Terminal.swift",
                "backtalk/Screen/TerminalRescue.swift", "backtalk/Daemon/DaemonLog.swift",
            ]
        ),
        (#"\bwrite\(\s*[0-9]"#, []),
        // A text that is taken for ours: only a literal is.
        (#"PrintableText\(stringLiteral:"#, []),
        (#"localizedDescription"#, []),
    ]

    /// Rooms that give streams of their own to the processes that they start, and the worker, whose streams are pipes.
    static let children = ["Speech/", "System/", "backtalk-espeak/"]

    @Test(arguments: 0..<marks.count)
    func `nothing is shown to people but through one place`(index: Int) throws {
        let (mark, files) = Self.marks[index]
        let expression = try NSRegularExpression(pattern: mark)
        for (file, text) in try Self.sources() {
            if mark.contains("FILENO"), Self.children.contains(where: file.hasPrefix) { continue }
            for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                let line = String(line)
                let isThere =
                    expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)) != nil
                #expect(!isThere || files.contains(file), "\(file): \(line)")
            }
        }
    }

    @Test func `every file that may is there and does`() throws {
        let sources = try Self.sources()
        for (mark, files) in Self.marks {
            for file in files {
                let text = try #require(sources[file])
                #expect(text.firstRange(of: try Regex(mark)) != nil, "\(file) \(mark)")
            }
        }
    }

    private static func sources() throws -> [String: String] {
        var sources: [String: String] = [:]
        let files = FileManager.default.enumerator(atPath: ImportTests.sources.path())
        for case let file as String in files ?? FileManager.DirectoryEnumerator() {
            guard [".swift", ".c", ".h"].contains(where: file.hasSuffix) else { continue }
            sources[file] = try String(contentsOf: ImportTests.sources.appending(path: file), encoding: .utf8)
        }
        #expect(sources.count > 100)
        return sources
    }
}
