import Fixtures
import Foundation
import Journal
import Seeded
import Testing

/// Sessions that are killed, and go on. `BACKTALK_KILLS=1000 swift test --filter ResumeTests` kills so many; 6 without it.
@Suite("Going on where a session broke off") struct ResumeTests {
    private static let count = ProcessInfo.processInfo.environment["BACKTALK_KILLS"].flatMap { Int($0) } ?? 6
    /// Kills of one session, one after the other: only the first has to wait for the opening.
    private static let chain = count < 30 ? 3 : 10
    private static let poses = (1...40).map { "pose \($0)" }

    private static func routine(_ poses: [String]) -> String {
        let entries = poses.map { "  - {name: \($0), position: standing, steps: [Stand.], hold: 3 s}" }
        return "name: Walk\ntalk: chimes\nposes:\n" + entries.joined(separator: "\n") + "\n"
    }

    private func workshop() throws -> Workshop {
        let workshop = try Workshop()
        try workshop.write(Self.routine(Self.poses), to: "walk.yaml")
        return workshop
    }

    /// The poses whose work was told to have begun, in their order.
    private func poses(_ run: Run) -> [Int] {
        run.text.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /\[pose (\d+)/).flatMap { Int($0.1) }
        }
    }

    /// The pose that it said it goes on with; nil if it was killed before.
    private func goesOn(_ run: Run) -> Int? {
        run.text.firstMatch(of: /Going on with pose (\d+), at/).flatMap { Int($0.1) }
    }

    @Test(
        "Killed at any moment, again and again, the journal is whole and the next session goes on at the pose of that moment",
        arguments: 0..<max(1, count / chain) as Range<Int>)
    func kills(chain: Int) async throws {
        let workshop = try workshop()
        var generator = SplitMix64(seed: chain)
        var reached: Int?
        var resumed = 0
        for round in 0..<Self.chain {
            let arguments = ["play"] + (round == 0 ? [workshop("walk.yaml")] : ["--resume"]) + ["--plain"]
            // The first pose begins after half a minute.
            let seconds = Double.random(in: round == 0 ? 26...42 : 3...14, using: &generator)
            let run = try await workshop.run(arguments) { running in
                let moment = ContinuousClock.now + .seconds(seconds)
                running.wait { ContinuousClock.now >= moment }
                running.send(SIGKILL)
            }
            let journal = try Journal(path: workshop.journal)
            try journal.check()
            let standing = try #require(try journal.lastUnfinished()?.standing)
            let now = poses(run).last ?? reached
            let noted = standing.place.flatMap { place in
                place.pose?.firstMatch(of: /pose (\d+)/).flatMap { Int($0.1) }
            }
            // What begins between its work and the next one's may be noted already, or not yet.
            if let now, let noted {
                #expect((now...now + 1).contains(noted), "\(now) was heard, \(noted) noted")
            }
            if now != nil { #expect(noted != nil) }
            // It came back to the pose that it was killed in; or, that done, the first work told is the next one's.
            if let reached, let said = goesOn(run) {
                resumed += 1
                #expect(said == reached)
                if let first = poses(run).first { #expect((reached...reached + 1).contains(first)) }
            }
            reached = noted ?? reached
        }
        // Otherwise they were all killed before they had begun.
        if reached != nil { #expect(resumed > 0) }
    }

    @Test("It says where it goes on, that the file has changed, and where there is nothing to go on with")
    func sentences() async throws {
        let workshop = try workshop()
        let nothing = try await workshop.run(["play", "--resume"])
        #expect(nothing.code == 1)
        #expect(nothing.errors.contains("no session has been played yet"))
        _ = try await workshop.run(["play", workshop("walk.yaml"), "--plain"]) { running in
            // It takes half a minute to the first work, longer than one wait.
            #expect((0..<3).contains { _ in running.prints("[pose 1") })
            running.send(SIGINT)
        }
        let other = try await workshop.run(["play", "easing-five", "--resume"])
        #expect(other.code == 2)
        #expect(other.errors.contains("the session that broke off was 'Walk', not 'easing-five'"))
        let resumed = try await workshop.run(["play", "--resume", "--plain"]) { running in
            #expect(running.prints("Going on with pose 1"))
            running.send(SIGINT)
        }
        #expect(resumed.code == 130)
        try workshop.write(Self.routine(["pose 7", "pose 1"]), to: "walk.yaml")
        _ = try await workshop.run(["play", "--resume", "--plain"]) { running in
            #expect(running.prints("The routine has changed since: going on from the words of pose 1."))
            running.send(SIGINT)
        }
        try workshop.write(Self.routine(["pose 9"]), to: "walk.yaml")
        _ = try await workshop.run(["play", "--resume", "--plain"]) { running in
            #expect(running.prints("pose 1 is no longer in it: from the start."))
            running.send(SIGINT)
        }
    }
}
