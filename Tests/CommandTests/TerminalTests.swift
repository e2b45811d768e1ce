import Foundation
import Testing

@testable import backtalk

/// `play` on the whole screen of a terminal.
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
        let (run, terminal) = try await workshop().runOnTerminal("play", "tiny.yaml") { running, terminal in
            running.shows("Session")
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
        #expect(terminal.isUsual)
        #expect(run.secondsAfterLast < Workshop.soon)
        // The page that was there is back, with whole lines of ours.
        let screen = terminal.screen
        #expect(!screen.isOther && screen.isCursorShown && screen.wraps && screen.unknown.isEmpty)
        let lines = screen.lines.filter { !$0.isEmpty }
        #expect(
            lines.contains { $0.hasPrefix("Tiny, 0:2") && $0.hasSuffix(", level gentle") }, "\(screen.text)")
        #expect(lines.last?.hasPrefix("Stopped at 0:0") == true && run.text.hasSuffix(".\r\n"))
    }

    /// Signals that end a process at once, as crashes do.
    @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT, SIGALRM, SIGUSR1])
    func `the terminal is as it was after a crash, which stays one`(signal: Int32) async throws {
        let (run, terminal) = try await workshop().runOnTerminal("play", "tiny.yaml") { running, terminal in
            running.shows("Session")
            running.wait { !terminal.isUsual }
            running.send(signal)
        }
        #expect(run.code == nil && run.secondsAfterLast < Workshop.soon)
        #expect(terminal.isUsual)
        let screen = terminal.screen
        #expect(!screen.isOther && screen.isCursorShown && screen.wraps)
    }

    @Test func `the terminal is as it was after an error`() async throws {
        let workshop = try workshop()
        try workshop.write("pcm.gone { type hw card 7 }\n", to: "alsa.conf")
        let (device, terminal) = try await workshop.runOnTerminal(
            "play", "tiny.yaml", "--device", "gone",
            environment: ["TERM": "xterm", "ALSA_CONFIG_PATH": workshop("alsa.conf")])
        #expect(device.code == 1)
        #expect(terminal.isUsual && !device.text.contains("\u{1B}"))
        #expect(device.text.contains("backtalk: there is no sound device 'gone'"))
        let (name, other) = try await workshop.runOnTerminal("play", "nosuch")
        #expect(name.code == 2)
        #expect(other.isUsual)
    }

    @Test func `Ctrl-Z gives the terminal back, and fg takes it again, paused`() async throws {
        let workshop = try workshop()
        // A shell with jobs, as a person's is.
        try workshop.write(
            """
            set -m
            "$1" play tiny.yaml
            echo "<stopped>"
            read -r line
            fg >/dev/null
            """, to: "shell")
        let (run, terminal) = try await workshop.onTerminal(
            "/bin/bash", ["shell", Workshop.program]
        ) { running, terminal in
            running.shows("Session")
            running.wait { !terminal.isUsual }
            running.type("\u{1A}")
            running.prints("<stopped>")
            let screen = terminal.screen
            #expect(terminal.isUsual && !screen.isOther && screen.isCursorShown)
            running.type("\n")
            running.shows("Paused. Space goes on.")
            running.wait { !terminal.isUsual }
            running.type("q")
        }
        #expect(run.code == 0, "\(run.text)")
        #expect(terminal.isUsual && !terminal.screen.isOther)
    }

    @Test func `space pauses and goes on, ? shows the keys, and other keys do nothing`() async throws {
        let (run, terminal) = try await workshop().runOnTerminal("play", "tiny.yaml") { running, _ in
            running.shows("space pause")
            running.type("x\u{4}")
            running.type(" ")
            #expect(running.shows("Paused. Space goes on."))
            running.type("?")
            #expect(running.shows("louder, quieter"))
            #expect(!running.isShown("space pause"))
            running.type("?")
            #expect(running.shows("space pause"))
            running.type(" ")
            #expect(running.wait { !running.isShown("Paused") })
            running.type("q")
        }
        #expect(run.code == 0)
        #expect(terminal.screen.unknown.isEmpty)
    }

    @Test func `an arrow turns the volume, and the screen says how loud it is`() async throws {
        let (run, _) = try await workshop().runOnTerminal("play", "tiny.yaml") { running, _ in
            running.shows("Session")
            running.type("\u{1B}[B")
            #expect(running.shows("Volume −2 dB."))
            running.type("\u{1B}[A")
            #expect(running.wait { !running.isShown("Volume") })
            running.type("q")
        }
        #expect(run.code == 0)
    }

    @Test func `the safety sentences, the routine and what is said stand on the screen`() async throws {
        let workshop = try workshop()
        // Not the first session.
        try workshop.write("", to: "../data/backtalk/x")
        let (run, terminal) = try await workshop.runOnTerminal("play", "tiny.yaml") { running, _ in
            running.shows("“Now.”")
            for part in [
                "Tiny · gentle", "ends ", "ask a doctor", "Never push through pain", "No sound: there is",
            ] {
                #expect(running.isShown(part), "\(part)")
            }
            running.type("q")
        }
        #expect(run.code == 0)
        for part in ["ask a doctor", "No sound: there is", "0:04  Now.", "Stopped at 0:0"] {
            #expect(terminal.screen.text.contains(part), "\(part)")
        }
    }

    @Test(arguments: [(40, 24), (20, 10), (7, 3), (1, 1), (200, 60)])
    func `any size will do`(columns: Int, rows: Int) async throws {
        let (run, terminal) = try await workshop().runOnTerminal(
            "play", "tiny.yaml", columns: columns, rows: rows
        ) { running, terminal in
            running.wait { terminal.screen.isOther && !terminal.screen.lines.joined().isEmpty }
            running.wait { !terminal.isUsual }
            running.type("q")
        }
        #expect(run.code == 0)
        #expect(terminal.screen.unknown.isEmpty)
        #expect(terminal.screen.lastScreen.allSatisfy { $0.columns <= columns })
    }

    @Test func `a resized terminal is drawn anew, while paused too`() async throws {
        let (run, _) = try await workshop().runOnTerminal("play", "tiny.yaml") { running, terminal in
            running.shows("Session")
            running.type(" ")
            running.shows("Paused. Space goes on.")
            terminal.resize(columns: 40, rows: 20)
            #expect(running.shows("space pause · q end · ? keys"))
            #expect(running.isShown("Paused. Space goes on."))
            #expect(terminal.screen.lines.count == 20)
            running.type("q")
        }
        #expect(run.code == 0)
    }

    @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "", "LANG": "en_US.ISO-8859-1"]])
    func `a locale without UTF-8 gets ASCII alone`(locale: [String: String]) async throws {
        let (run, _) = try await workshop().runOnTerminal(
            "play", "tiny.yaml", environment: locale.merging(["TERM": "xterm"]) { $1 }
        ) { running, _ in
            running.shows("\"Now.\"")
            running.type("q")
        }
        #expect(run.code == 0)
        #expect(run.output.allSatisfy { $0 < 0x80 })
    }

    @Test func `NO_COLOR leaves the terminal its own colours`() async throws {
        let (_, terminal) = try await workshop().runOnTerminal(
            "play", "tiny.yaml", environment: ["TERM": "xterm-256color", "NO_COLOR": "1"]
        ) { running, _ in
            running.shows("Session")
            running.type(" ")
            running.shows("Paused")
            running.type("q")
        }
        #expect(terminal.screen.colours.isSubset(of: ["0", "1", "2"]))
    }

    @Test(arguments: ["dumb", "", "plain"])
    func `a terminal that cannot move its cursor, and --plain, get plain lines`(kind: String) async throws {
        let isAsked = kind == "plain"
        let (run, terminal) = try await workshop().runOnTerminal(
            ["play", "tiny.yaml"] + (isAsked ? ["--plain"] : []),
            environment: ["TERM": isAsked ? "xterm" : kind]
        ) { running, terminal in
            running.prints("level gentle")
            running.wait { !terminal.isUsual }
            running.type(" ")
            running.prints("Paused.")
            running.type(" ")
            running.prints("Going on.")
            running.type("?")
            running.prints("space: pause, and go on")
            running.type(" ")
            running.wait { running.isPrinted("Paused.", times: 2) }
            running.send(SIGINT)
        }
        #expect(run.code == 130)
        #expect(terminal.isUsual)
        #expect(!run.text.contains("\u{1B}") && !run.text.replacing("\r\n", with: "").contains("\r"))
        #expect(run.text.contains("Paused.\r\nGoing on.\r\n"))
        // Who stops in a pause does not go on.
        #expect(run.text.contains("Paused.\r\nStopped at"))
    }
}
