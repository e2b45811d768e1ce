import Fixtures
import Foundation
import Journal
import Testing

/// What is said where a session is not kept, or not heard.
@Suite struct LossTests {
    private static let silent = ["--talk", "silent", "--preroll", "0"]

    private func workshop() throws -> Workshop {
        let workshop = try Workshop()
        try workshop.write("name: Tiny\nbreath: off\nposes:\n  - say: Now.\n", to: "tiny.yaml")
        return workshop
    }

    private func count(_ workshop: Workshop) throws -> Int {
        try Journal(path: workshop.journal).sessionCount()
    }

    @Test func `a journal that cannot be kept is told while the session plays, and at its end`() async throws
    {
        let workshop = try workshop()
        // A file is in the way of the folder.
        let data = workshop("data")
        try workshop.write("", to: data)
        let run = try await workshop.run(
            ["play", "tiny.yaml"] + Self.silent, environment: ["XDG_DATA_HOME": data])
        #expect(run.code == 0, "it was chosen to be silent: \(run.errors)")
        let lines = run.text.split(separator: "\n")
        #expect(
            lines.contains { $0.hasPrefix("The journal is not kept: The journal '\(data)/") }, "\(run.text)")
        #expect(lines.last?.hasPrefix("This session is not all in the journal: The journal '") == true)
    }

    @Test func `a journal that is taken away meanwhile is told, and begun anew`() async throws {
        let workshop = try workshop()
        let folder = URL(filePath: workshop.journal).deletingLastPathComponent()
        let run = try await workshop.run(["play", "tiny.yaml"] + Self.silent) { running in
            running.wait { FileManager.default.fileExists(atPath: workshop.journal) }
            running.prints("level gentle")
            usleep(300_000)
            try? FileManager.default.removeItem(at: folder)
        }
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.text.contains("was taken away while it was kept"), "\(run.text)")
        // It recovered, and knows how the session ended.
        #expect(try count(workshop) == 1)
        #expect(try Journal(path: workshop.journal).lastSession()?.end?.outcome == .finished)
        #expect(run.text.hasSuffix("\nDone.\n"), "\(run.text)")
    }

    @Test func `status and doctor say that the daemon's session is not kept, and its log once`() throws {
        let household = try Household()
        let data = household.workshop("data")
        try household.workshop.write("", to: data)
        try household.startDaemon(["XDG_DATA_HOME": data])
        try household.workshop.write("name: Tiny\ntalk: silent\nposes: [sphinx]\n", to: "tiny.yaml")
        #expect(try household.run("start", "tiny.yaml").code == 0)
        try Patience.wait("it is not told") {
            try household.run("status").output.contains(
                "\nNot kept: The journal '\(data)/backtalk/journal.sqlite'")
        }
        let json = try household.run("status", "--format", "json").output
        #expect(json.contains("\"notKept\": \"The journal '"))
        let doctor = try household.run("doctor", "--quiet").output
        #expect(doctor.contains("what plays now is not kept: The journal '"), "\(doctor)")
        #expect(try household.run("stop").code == 0)
        try Patience.wait("it plays on") {
            try household.run("status", "--format", "json").output == "{\"state\": \"nothing\"}\n"
        }
        let log = try String(contentsOfFile: household.workshop("stream-daemon.err"), encoding: .utf8)
        #expect(log.split(separator: "The journal is not kept: ").count == 2, "\(log)")
    }

    @Test func `where nothing was heard at all it ends with 1, and says why`() async throws {
        let workshop = try workshop()
        let run = try await workshop.run("play", "tiny.yaml", "--talk", "chimes", "--preroll", "0")
        #expect(run.code == 1)
        #expect(
            run.text.contains("\nThe session runs silently, here on the screen.\n")
                && run.text.hasSuffix("\nDone.\n"))
        #expect(
            run.errors.hasPrefix(
                "backtalk: nothing of it was heard: there is no sound card and no sound server here; "))
        #expect(run.errors.split(separator: "\n").count == 1)
    }

    @Test func `a device that a person chose may be one that nobody hears`() async throws {
        let workshop = try workshop()
        let run = try await workshop.run(
            "play", "tiny.yaml", "--talk", "chimes", "--preroll", "0", "--device", "null",
            environment: workshop.withNullDevice())
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
    }
}
