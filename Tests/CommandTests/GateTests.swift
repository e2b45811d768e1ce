import Fixtures
import Foundation
import Reminders
import Testing

@testable import backtalk

/// Which gates work on a desktop, as a person is told.
@Suite struct GateTests {
    private static func lines(_ known: [Gate: Bool], off: Set<Gate> = []) -> [String] {
        var conditions = Conditions()
        for (gate, isOn) in known { conditions[gate] = isOn }
        return GateStanding(conditions, gates: Set(Gate.allCases).subtracting(off)).lines
    }

    @Test func `what is told, what is not, what is off and what holds now are told apart`() {
        #expect(
            Self.lines([:]) == [
                "Gates: none",
                "Gates that nothing tells of here, and that hold nothing back: microphone, camera, locked, away, do-not-disturb, full-screen, music",
            ])
        #expect(
            Self.lines([.microphone: false, .music: true, .locked: false, .away: false], off: [.camera]) == [
                "Gates: microphone, locked, away, music",
                "Gates that nothing tells of here, and that hold nothing back: do-not-disturb, full-screen",
                "Gates off: camera",
                "Reminders would wait now, but for those at a time of day: another player is playing.",
            ])
        #expect(
            Self.lines([.microphone: true, .music: true]).last
                == "Reminders would wait now: the microphone is in use, another player is playing.")
        #expect(Self.lines([.music: true], off: [.music]).last == "Gates off: music")
    }

    @Test func `the list and the doctor tell of the gates on a bus with none of the services`() throws {
        let household = try Household()
        let environment = ["DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent"]
        func run(_ arguments: String...) throws -> Tool.Result {
            try Tool.run(
                [Workshop.program] + arguments, environment: household.environment.merging(environment) { $1 }
            )
        }
        let list = try run("remind", "list")
        let lines = list.output.split(separator: "\n")
        #expect(list.code == 0 && lines.contains { $0.hasPrefix("Gates: ") && $0.hasSuffix("music") })
        #expect(lines.contains { $0.hasSuffix("camera, locked, away, do-not-disturb, full-screen") })
        let doctor = try run("doctor", "--quiet")
        #expect(
            doctor.output.split(separator: "\n").contains {
                $0.hasPrefix("good") && $0.contains(" reminders ")
                    && $0.contains("music. Nothing here tells of")
            }, "\(doctor.output)")
    }
}
