import Foundation
import Testing

/// `play` without a sound card: in real time, heard by nobody.
@Suite struct PlayTests {
    private func workshop() throws -> Workshop {
        let workshop = try Workshop()
        try workshop.write(
            "name: Tiny\ntalk: chimes\nbreath: off\nposes:\n  - say: Now.\n", to: "tiny.yaml")
        return workshop
    }

    @Test func `a session without a sound card runs in its own time, says so, and ends with 0`() async throws
    {
        let workshop = try workshop()
        let json = try await workshop.run("timeline", "tiny.yaml", "--talk", "silent", "--format", "json")
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: json.output)
        let run = try await workshop.run("play", "tiny.yaml", "--talk", "silent", "--preroll", "0")
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect((timeline.seconds..<timeline.seconds + 3).contains(run.seconds), "\(run.seconds)")
        #expect(run.text.hasPrefix("No sound: there is no sound card and no sound server here; "))
        #expect(run.text.contains("\nThe session runs silently, here on the screen.\n"))
        #expect(run.text.contains("\nTiny, 0:21, level gentle\n"))
        #expect(run.text.contains("ask a doctor"))
        #expect(run.text.hasSuffix("\nDone.\n"))
        #expect(!run.text.contains("\u{1B}") && !run.text.contains("\r"))
    }

    @Test func `what is said is printed with its time as it is said`() async throws {
        let run = try await workshop().run(["play", "tiny.yaml"]) { running in
            running.prints("0:04  Now.\n")
            running.send(SIGINT)
        }
        #expect(run.code == 130)
        #expect(run.text.contains("0:04  Now.\n"))
        #expect(run.seconds - run.secondsAfterLast >= 4)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `Ctrl-C and its like end it soon, with 130`(signal: Int32) async throws {
        let run = try await workshop().run(["play", "tiny.yaml"]) { running in
            running.prints("level gentle")
            running.send(signal)
        }
        #expect(run.code == 130 && run.errors.isEmpty)
        #expect(run.text.contains("\nStopped at 0:0"))
        #expect(run.secondsAfterLast < Workshop.soon)
    }

    @Test func `Ctrl-C before anything is ready ends it too`() async throws {
        let run = try await workshop().run(["play", "long-seven"]) { running in
            running.prints("silently")
            running.send(SIGINT)
        }
        #expect(run.code == 130)
        #expect(run.secondsAfterLast < Workshop.soon)
    }

    @Test func `a second Ctrl-C waits for nothing`() async throws {
        let run = try await workshop().run(["play", "tiny.yaml"]) { running in
            running.prints("level gentle")
            running.send(SIGINT)
            // Two that come at once are one to the system.
            usleep(20_000)
            running.send(SIGINT)
        }
        #expect(run.code == 130)
        #expect(run.secondsAfterLast < Workshop.soon)
    }

    @Test func `nohup keeps it from hearing that the terminal has gone`() async throws {
        let run = try await workshop().shell("trap '' HUP; exec \"$0\" play tiny.yaml") { running in
            running.prints("level gentle")
            running.send(SIGHUP)
            running.prints("0:04  Now.")
            running.send(SIGINT)
        }
        #expect(run.code == 130)
        #expect(run.text.contains("0:04  Now."))
    }

    @Test func `a device that is not there fails at once, with what to do`() async throws {
        let workshop = try workshop()
        try workshop.write("pcm.gone { type hw card 7 }\n", to: "alsa.conf")
        let run = try await workshop.run(
            "play", "tiny.yaml", "--device", "gone", environment: ["ALSA_CONFIG_PATH": workshop("alsa.conf")])
        #expect(run.code == 1)
        #expect(run.output.isEmpty)
        #expect(
            run.errors == """
                backtalk: there is no sound device 'gone'; 'backtalk list devices' shows those there are

                """)
        #expect(run.seconds < Workshop.soon)
    }

    @Test func `it ends when nobody reads its output any more`() async throws {
        let run = try await workshop().shell("{ \"$0\" play tiny.yaml; echo $? >&2; } | head -n 1")
        #expect(run.text.hasPrefix("No sound: "))
        #expect(run.errors == "130\n")
        #expect(run.seconds < Workshop.soon)
    }
}
