import Glibc
import Journal
import Practice

/// Keeps a journal until it is killed, or until it has noted as much as it was told to; a line on standard output for
/// whatever is certainly on the disk.
///
///     journal-scribe JOURNAL TITLE [count=N] [interval=MS] [limit=BYTES] [nobody]
///
/// `limit`: no file may grow beyond so many bytes until half of the work is noted. `nobody`: as a user without rights.
@main
struct JournalScribe {
    private let path: String
    private let title: String
    private var count = Int.max
    private var interval = Duration.milliseconds(20)
    private var limit: UInt?

    static func main() {
        var arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.popFirst(), let title = arguments.popFirst() else {
            print("usage: journal-scribe JOURNAL TITLE [count=N] [interval=MS] [limit=BYTES] [nobody]")
            exit(2)
        }
        var scribe = JournalScribe(path: path, title: title)
        for argument in arguments { scribe.take(argument) }
        exit(scribe.write())
    }

    private init(path: String, title: String) {
        self.path = path
        self.title = title
    }

    private mutating func take(_ argument: String) {
        let parts = argument.split(separator: "=")
        switch (parts.first, parts.dropFirst().first.flatMap { Int($0) }) {
        case ("count", let number?): count = number
        case ("interval", let number?): interval = .milliseconds(number)
        case ("limit", let number?): limit = UInt(number)
        case ("nobody", nil): if geteuid() == 0 { setuid(65_534) }
        default: say("unknown argument \(argument)")
        }
    }

    private func write() -> Int32 {
        // A write over the limit is an error then, not the end.
        signal(SIGXFSZ, SIG_IGN)
        setLimit(limit)
        let start = SessionStart(
            moment: .now, title: title, source: .builtIn("scribe"), contentHash: "0", voice: "en-us",
            level: .gentle, talk: .full, breath: .off, pace: .normal, planned: Seconds(60))
        let writer = JournalWriter(path: path, start: start, interval: interval) { say("report \($0.code)") }
        var number = 0
        while number < count {
            number += 1
            note(number, to: writer)
            // Now and then a short breath, so that transactions of every size come about.
            if number % 7 == 0 { usleep(useconds_t(number * 37 % 3_000)) }
            if number % 64 == 0, writer.flush() == nil { say("flushed \(number)") }
            if number == count / 2 { setLimit(nil) }
        }
        writer.note(.end(SessionEnd(moment: .now, outcome: .finished)), urgent: true)
        if let trouble = writer.close(within: .seconds(20)) {
            say("trouble \(trouble)")
            return 1
        }
        say("closed \(number)")
        return 0
    }

    /// Four stretches of work are a pose, and every value follows from the number.
    private func note(_ number: Int, to writer: JournalWriter) {
        let place = RoutinePlace(entry: number / 4, pose: "pose-\(number / 4)", repetition: number % 4 + 1)
        let time = Seconds(milliseconds: Int64(number))
        writer.note(.work(WorkDone(number: number, place: place, done: time, planned: time)))
        if number % 5 == 0 {
            writer.note(.command(CommandUsed(offset: time, frame: Int64(number), name: "pause")))
        }
        let standing = Standing(place: place, frame: Int64(number), position: .supine)
        writer.note(.standing(standing), urgent: number % 4 == 0)
    }

    private func setLimit(_ bytes: UInt?) {
        var limits = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
        limits.rlim_cur = bytes ?? limits.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
    }
}

/// At once and whole, whatever standard output is.
private func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
}
