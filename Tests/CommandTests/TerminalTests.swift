import Foundation
import Testing

/// `play` on a terminal.
@Suite struct TerminalTests {
    private func workshop() throws -> Workshop {
        let workshop = try Workshop()
        try workshop.write(
            "name: Tiny\ntalk: chimes\nbreath: off\nposes:\n  - say: Now.\n", to: "tiny.yaml")
        return workshop
    }

    enum End: CaseIterable, Sendable { case key, controlC, terminate, hangUp }

    @Test(arguments: End.allCases)
    func `the terminal is as it was, whatever ends the session`(end: End) async throws {
        let (run, isUsual) = try await workshop().runOnTerminal("play", "tiny.yaml") { running, terminal in
            running.prints("session 0:2")
            running.wait { !terminal.isUsual }
            switch end {
            case .key: running.type("q")
            case .controlC: running.type("\u{3}")
            case .terminate: running.send(SIGTERM)
            case .hangUp: running.send(SIGHUP)
            }
        }
        // Who ends with a key has not been interrupted.
        #expect(run.code == (end == .key ? 0 : 130))
        #expect(isUsual)
        #expect(run.secondsAfterLast < Workshop.soon)
        // The last line is a whole one, and no status is left on it.
        let last = run.text.components(separatedBy: "\r\u{1B}[K").last ?? ""
        #expect(last.hasPrefix("Stopped at 0:0") && last.hasSuffix(".\r\n"), "\(last)")
    }

    @Test func `the terminal is as it was after an error`() async throws {
        let workshop = try workshop()
        let (device, isUsual) = try await workshop.runOnTerminal("play", "tiny.yaml", "--device", "nosuch")
        #expect(device.code == 1)
        #expect(isUsual)
        #expect(device.text.contains("backtalk: there is no sound device \"nosuch\""))
        let (name, isStillUsual) = try await workshop.runOnTerminal("play", "nosuch")
        #expect(name.code == 2)
        #expect(isStillUsual)
    }

    @Test func `space pauses and goes on, and other keys do nothing`() async throws {
        let (run, _) = try await workshop().runOnTerminal("play", "tiny.yaml") { running, _ in
            running.prints("session 0:2")
            running.type("x\u{1B}[A\u{4}")
            running.type(" ")
            running.prints("Paused.")
            running.prints("opening · paused · session 0:2")
            running.type(" ")
            running.prints("Going on.")
            running.type("q")
        }
        #expect(run.code == 0)
        #expect(run.text.contains("Paused.\r\n") && run.text.contains("Going on.\r\n"))
    }

    @Test func `the last line is shorter than the terminal is wide`() async throws {
        let (run, _) = try await workshop().runOnTerminal("play", "tiny.yaml", columns: 23) { running, _ in
            running.prints("0:04  Now.")
            running.type("q")
        }
        let lines = run.text.components(separatedBy: "\r\u{1B}[K").dropFirst()
        #expect(lines.count > 2)
        for line in lines.dropLast() { #expect(line.count < 23 || line.contains("\n"), "\(line)") }
    }

    @Test(arguments: ["dumb", ""])
    func `a terminal that cannot move its cursor gets plain lines`(kind: String) async throws {
        let (run, isUsual) = try await workshop().runOnTerminal(
            "play", "tiny.yaml", environment: ["TERM": kind]
        ) { running, _ in
            running.prints("level gentle")
            running.send(SIGINT)
        }
        #expect(run.code == 130)
        #expect(isUsual)
        #expect(!run.text.contains("\u{1B}") && !run.text.contains("session 0:2"))
    }
}
