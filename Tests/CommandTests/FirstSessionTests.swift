import Fixtures
import Foundation
import Testing

/// The fuller warnings stand before the first session, and before that one alone.
@Suite struct FirstSessionTests {
    private static let sentence = "Stop, and see a doctor at once:"

    @Test func `what is kept besides sessions does not make a first session a later one`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            "name: Tiny\ntalk: silent\nbreath: off\nposes:\n  - say: Now.\n", to: "tiny.yaml")
        func play() async throws -> Bool {
            let run = try await workshop.run("play", "tiny.yaml", "--plain")
            #expect(run.code == 0 && run.text.contains("Never push through pain."), "\(run.errors)")
            return run.text.contains(Self.sentence)
        }
        for command in [["feel", "3", "--before"], ["remind", "skip"]] {
            #expect(try await workshop.run(command).code == 0)
        }
        #expect(FileManager.default.fileExists(atPath: workshop.journal))
        #expect(try await play())
        #expect(try await !play())
    }

    @Test func `the daemon before it, and a journal that cannot be read, do not either`() async throws {
        let household = try Household()
        let workshop = household.workshop
        try workshop.write(
            "name: Tiny\ntalk: silent\nbreath: off\nposes:\n  - say: Now.\n", to: "tiny.yaml")
        try household.startDaemon()
        #expect(try household.run("play", "tiny.yaml", "--plain").output.contains(Self.sentence))
        try workshop.write("no journal", to: workshop.journal)
        #expect(try household.run("play", "tiny.yaml", "--plain").output.contains(Self.sentence))
    }
}
