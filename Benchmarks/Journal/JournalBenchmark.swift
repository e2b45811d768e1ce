import Glibc
import Journal
import Practice

/// What the journal costs a session: a line a figure, its name and its value. The argument is a folder to write in.
@main
struct JournalBenchmark {
    private let path: String
    private let clock = SuspendingClock()

    static func main() throws {
        guard let folder = CommandLine.arguments.dropFirst().first else {
            return print("usage: journal-benchmark FOLDER")
        }
        try JournalBenchmark(path: "\(folder)/journal.sqlite").measure()
    }

    private init(path: String) { self.path = path }

    private func measure() throws {
        let before = Self.anonymous()
        let first = try time { _ = try Journal(path: path) }
        show("open-new-ms", first)
        let writer = writer()
        writer.flush()
        show("writer-anonymous-kib", Double(Self.anonymous() - before))

        show("write-ms", median((1...200).map { number in time { write(number, writer) } }))
        let notes = 100_000
        let noting = time { for number in 1...notes { writer.note(.standing(standing(number))) } }
        show("note-us", noting * 1_000 / Double(notes))
        writer.close()

        // A year and a half of sessions.
        for _ in 0..<500 {
            let writer = self.writer()
            for number in 1...40 { note(number, writer) }
            writer.note(.end(SessionEnd(moment: .now, outcome: .finished)))
            writer.close()
        }
        show("open-ms", try median((0..<50).map { _ in try time { _ = try Journal(path: path) } }))
        show(
            "open-and-resume-ms",
            try median(
                (0..<50).map { _ in
                    try time { _ = try Journal(path: path).lastUnfinished() }
                }))
        show("check-ms", try time { try Journal(path: path).check() })
        var status = stat()
        stat(path, &status)
        show("bytes-a-session", Double(status.st_size) / 500)
    }

    private func writer() -> JournalWriter {
        let start = SessionStart(
            moment: .now, title: "easing-five", source: .builtIn("easing-five"), contentHash: "0",
            voice: "en-us",
            level: .gentle, talk: .full, breath: .off, pace: .normal, planned: Seconds(560))
        return JournalWriter(path: path, start: start) { print($0) }
    }

    private func write(_ number: Int, _ writer: JournalWriter) {
        note(number, writer)
        writer.flush()
    }

    private func note(_ number: Int, _ writer: JournalWriter) {
        let place = standing(number).place ?? RoutinePlace(entry: 0)
        writer.note(.work(WorkDone(number: number, place: place, done: Seconds(20), planned: Seconds(20))))
        writer.note(.standing(standing(number)))
    }

    private func standing(_ number: Int) -> Standing {
        let place = RoutinePlace(entry: number, pose: "childs-pose", set: 1, repetition: 1, phase: "hold")
        return Standing(place: place, frame: Int64(number), position: .supine)
    }

    /// Milliseconds.
    private func time(_ body: () throws -> Void) rethrows -> Double {
        let (seconds, attoseconds) = try clock.measure(body).components
        return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private func show(_ name: String, _ value: Double) { print(name, value) }

    /// KiB of memory that belongs to no file.
    private static func anonymous() -> Int {
        guard let file = fopen("/proc/self/status", "re") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if text.hasPrefix("RssAnon:") {
                return Int(text.split(separator: " ").dropFirst().first ?? "") ?? 0
            }
        }
        return 0
    }
}
