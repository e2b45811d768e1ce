import Fixtures
import Foundation
import Testing

@testable import backtalk

/// `doctor`: what is wrong is found, and told with what to do.
@Suite struct DoctorTests {
    private struct Report: Decodable {
        struct Row: Decodable {
            let check: String
            let verdict: String
            let what: String
            let advice: String?
        }

        let isWell: Bool
        let findings: [Row]

        func verdicts(_ check: String) -> [String] { findings.filter { $0.check == check }.map(\.verdict) }
        func what(_ check: String) -> String {
            findings.filter { $0.check == check }.map(\.what).joined(separator: "\n")
        }
    }

    private static let checks = [
        "config", "routines", "voice", "worker", "cache", "journal", "session", "sound", "bus", "unit",
        "reminders",
    ]

    /// A workshop with a device that nobody hears.
    private func workshop() throws -> Workshop {
        let workshop = try Workshop(cache: nil)
        try workshop.write("pcm.!default { type null }\n", to: "../no-sound.conf")
        return workshop
    }

    private func report(
        _ workshop: Workshop, _ options: String..., environment: [String: String] = [:], code: Int32 = 0
    ) async throws -> Report {
        let run = try await workshop.run(
            ["doctor", "--format", "json"] + options, environment: environment)
        #expect(run.code == code && run.errors.isEmpty, "\(run.text)\(run.errors)")
        let report = try JSONDecoder().decode(Report.self, from: run.output)
        #expect(report.isWell == (code == 0))
        var order: [String] = []
        for finding in report.findings where order.last != finding.check { order.append(finding.check) }
        #expect(order == Self.checks)
        for finding in report.findings {
            // Whatever is not good is told with what to do.
            #expect((finding.verdict == "good") == (finding.advice == nil), "\(finding)")
            #expect(!finding.what.isEmpty && !finding.what.contains("\n"))
        }
        return report
    }

    @Test func `where nothing is wrong it ends with 0, and leaves nothing behind`() async throws {
        let workshop = try workshop()
        let report = try await report(workshop)
        #expect(report.verdicts("worker") == ["good"] && report.what("worker").contains("twice the same"))
        #expect(
            report.what("sound").contains("played a sentence: 48000 Hz, 16-bit, buffer 500 ms, period 125 ms")
        )
        #expect(report.verdicts("sound") == ["warning"] && report.what("sound").contains("nobody hears it"))
        for made in ["../data", "../cache/backtalk/clips", "../home/backtalk"] {
            #expect(!FileManager.default.fileExists(atPath: workshop(made)), "\(made)")
        }
        let text = try await workshop.run("doctor", "--quiet")
        #expect(text.code == 0)
        let lines = text.text.split(separator: "\n")
        #expect(lines.count == report.findings.count)
        #expect(
            lines.allSatisfy { line in Finding.Verdict.allCases.contains { line.hasPrefix($0.rawValue) } })
        #expect(text.text.contains("opens: 48000 Hz"))
    }

    @Test func `where everything is broken every check still answers, and it ends with 1`() async throws {
        let workshop = try Workshop()
        try workshop.write("", to: "file")
        let blocked = workshop("file")
        let run = try await workshop.run(
            "doctor",
            environment: [
                "HOME": blocked, "XDG_CONFIG_HOME": blocked, "XDG_CACHE_HOME": blocked,
                "XDG_DATA_HOME": blocked,
                "XDG_RUNTIME_DIR": blocked,
            ])
        #expect(run.code == 1 && run.errors.isEmpty)
        #expect(run.seconds < Workshop.soon)
        for check in Self.checks { #expect(run.text.contains(" \(check) ")) }
        let wrong = run.text.split(separator: "\n").filter { $0.hasPrefix("wrong") }
        #expect(
            run.text.contains("none is playing; XDG_RUNTIME_DIR is '\(blocked)', in which you cannot write"))
        #expect(wrong.contains { $0.contains("no sound card and no sound server") })
        #expect(run.text.contains("clips cannot be kept") && run.text.contains("no journal can be kept"))
    }

    @Test func `mistakes of the configuration, of own routines and of voices are shown`() async throws {
        let workshop = try workshop()
        try workshop.write("level: hard\nfoo: 1\n", to: "\(workshop.config)/config.yaml")
        try workshop.write("poses: [chids-pose]\n", to: "\(workshop.config)/routines/evening.yaml")
        try workshop.write("poses: [childs-pose]\n", to: "\(workshop.config)/routines/right.yaml")
        try workshop.write("language: en\n", to: "\(workshop.config)/voices/mine.yaml")
        let report = try await report(workshop, "--quiet", code: 1)
        #expect(report.verdicts("config") == ["wrong", "wrong"])
        #expect(report.what("config").contains("config.yaml:1:8: "))
        #expect(report.verdicts("routines") == ["good", "wrong", "good"])
        #expect(report.findings.contains { $0.advice == "did you mean 'childs-pose'?" })
        #expect(Set(report.verdicts("voice")) == ["good", "warning"])
        try workshop.write(
            "routine: nosuch\nvoice: other\ndevice: nosuch\n", to: "\(workshop.config)/config.yaml")
        let names = try await self.report(workshop, "--quiet", code: 1)
        #expect(names.what("routines").contains("there is no routine 'nosuch'"))
        #expect(names.what("voice").contains("there is no voice 'other'"))
        #expect(names.what("sound").contains("there is no sound device 'nosuch'"))
    }

    @Test func `the journal is counted and checked, and a damaged one is wrong`() async throws {
        let workshop = try workshop()
        try workshop.write("name: Tiny\nposes: [say: Now.]\n", to: "tiny.yaml")
        _ = try await workshop.run(["play", "tiny.yaml", "--talk", "silent"]) { running in
            running.prints("level gentle")
            running.send(SIGINT)
        }
        let whole = try await report(workshop, "--quiet")
        #expect(whole.what("journal").hasPrefix("1 session in ") && whole.verdicts("journal") == ["good"])
        let path = "../data/backtalk/journal.sqlite"
        try workshop.write("no journal at all, and long enough to be read as a page of one", to: path)
        let damaged = try await report(workshop, "--quiet", code: 1)
        #expect(damaged.verdicts("journal") == ["wrong"])
        #expect(try workshop.bytes(path).starts(with: Data("no journal".utf8)))
    }

    @Test func `clips that are damaged are told, and nothing has to be done`() async throws {
        let workshop = try workshop()
        try workshop.write("x", to: "../cache/backtalk/clips/" + String(repeating: "a", count: 32))
        let report = try await report(workshop, "--quiet")
        #expect(report.verdicts("cache") == ["warning"] && report.what("cache").contains("1 of 1 clips"))
    }

    @Test func `a worker that is not there is wrong, and a chime is played`() async throws {
        let workshop = try workshop()
        let run = try await workshop.shell("cp \"$0\" alone && exec ./alone doctor")
        #expect(run.code == 1)
        #expect(run.text.contains("wrong    worker    there is no speech worker "))
        #expect(run.text.contains("played a chime"))
    }

    @Test func `a bus that answers is good, and one that is left behind is not`() async throws {
        let workshop = try workshop()
        let none = try await report(workshop, "--quiet", environment: ["DBUS_SESSION_BUS_ADDRESS": ""])
        #expect(none.what("bus") == "there is no session bus here")
        let path = workshop("bus")
        let socket = try ListeningSocket(path: path)
        let there = try await report(
            workshop, "--quiet", environment: ["DBUS_SESSION_BUS_ADDRESS": "unix:path=\(path),guid=0"])
        #expect(there.verdicts("bus") == ["good"])
        socket.close()
        let left = try await report(
            workshop, "--quiet", environment: ["DBUS_SESSION_BUS_ADDRESS": "unix:path=\(path)"])
        #expect(left.verdicts("bus") == ["warning"] && left.what("bus").contains("Connection refused"))
    }

    @Test func `a unit that is installed and does not run is told`() async throws {
        let workshop = try workshop()
        #expect(try await report(workshop, "--quiet").verdicts("unit") == ["good"])
        try workshop.write("[Service]\n", to: "../config/systemd/user/backtalk.service")
        let installed = try await report(workshop, "--quiet")
        #expect(installed.verdicts("unit") == ["warning"] && installed.what("unit").contains("does not run"))
        try workshop.write("", to: "../home/systemd/units/invocation:backtalk.service")
        #expect(try await report(workshop, "--quiet").verdicts("unit") == ["good"])
    }

    @Test(.enabled(if: NullSink.isInstalled, "pulseaudio and parec are not installed"))
    func `the sentence is heard through a sound server, and what it was set to is told`() async throws {
        let sink = try NullSink()
        let workshop = try Workshop()
        let samples = try await sink.record {
            // ALSA's own configuration, which knows the server.
            let run = try await workshop.shell(
                "exec env -u ALSA_CONFIG_PATH \(Self.variables(sink)) \"$0\" doctor --device pulse")
            #expect(run.code == 0, "\(run.text)")
            #expect(
                run.text.contains("Sound server (PulseAudio), ALSA's 'pulse', played a sentence: 48000 Hz"))
            #expect(run.text.contains("delay "))
        }
        #expect(samples.count { abs(Int($0)) > 3_000 } > 10_000)
    }

    private static func variables(_ sink: NullSink) -> String {
        sink.environment.map { "\($0)='\($1)'" }.joined(separator: " ")
    }

    private struct Hanging: HealthCheck {
        let end: DispatchSemaphore
        var name: String { "hanging" }
        var deadline: Int { 1 }

        func run() -> [Finding] {
            end.wait()
            return [.good("it came back")]
        }
    }

    @Test func `a check that hangs is wrong when its time is over, and keeps nobody`() {
        let end = DispatchSemaphore(value: 0)
        let examination = Examination()
        let findings = examination.findings(of: Hanging(end: end))
        #expect(findings.map(\.verdict) == [.wrong] && findings[0].what.contains("no answer within 1 s"))
        #expect(examination.stuckCount == 1)
        end.signal()
        end.signal()
        #expect(examination.findings(of: Hanging(end: end)) == [.good("it came back")])
        #expect(examination.stuckCount == 1)
    }
}
