import Documents
import Testing

@testable import Practice

@Suite struct RoutineReaderTests {
    @Test func `a routine is read as a person writes it`() throws {
        let routine = try read(
            """
            name: My evening
            level: steady
            talk: brief
            breath: 4-6
            pace: slow
            voice: en-us
            poses:
              - childs-pose                    # its own dose
              - pose: knee-to-chest
                hold: 20-30 s
                first: right
              - pose: pelvic-tilt
                repeat: 12-15
              - pose: cat-cow
                phases: [cow: in-breath, cat: out-breath]
                for: 60-120 s
              - pose: pelvic-tilt
                hold: 10 s
                repeat: 3-5
                pause: 3 breaths
                sets: 1-3
                rest: 30 s
              - pose: knee-rolls
                sides: alternating
                hold: 1 breath
                repeat: 5-10
              - say: Now turn over, slowly.
              - name: Wall stretch
                position: supine
                steps: [Bring your hips to the wall., Let both legs rest against it.]
                hold: 1 min
              - rest: 2 min
            """)
        #expect(routine.id == nil)
        #expect(routine.name == "My evening")
        #expect(
            routine.preferences
                == Preferences(
                    voice: VoiceChoice(typed: "en-us"), level: .steady, talk: .brief,
                    breath: .pattern(BreathPattern(inhale: Seconds(4), exhale: Seconds(6))), pace: .slow))
        let poses = ["childs-pose", "knee-to-chest", "pelvic-tilt", "cat-cow", "pelvic-tilt", "knee-rolls"]
        #expect(routine.entries.prefix(6).map(\.pose?.id) == poses)
        #expect(routine.entries[0].movement == Catalog.pose("childs-pose")?.movement)
        #expect(routine.entries[1].movement?.first == .right)
        #expect(routine.entries[1].movement?.sides == .each)
        #expect(
            routine.entries[4].movement
                == Movement(
                    phases: [Phase(name: "hold", length: .seconds(DoseRange(Seconds(10))))],
                    pause: .breaths(DoseRange(3)), repetitions: .count(DoseRange(3, 5)),
                    sets: DoseRange(1, 3), rest: DoseRange(Seconds(30))))
        #expect(routine.entries[6] == .say("Now turn over, slowly."))
        let own = try #require(routine.entries[7].pose)
        #expect(own.id == "Wall stretch")
        #expect(own.position == .supine)
        #expect(own.steps == ["Bring your hips to the wall.", "Let both legs rest against it."])
        #expect(routine.entries[7].movement == .hold(.seconds(DoseRange(Seconds(60)))))
        #expect(routine.entries[8].pose?.id == "rest")
        #expect(routine.entries[8].movement == .hold(.seconds(DoseRange(Seconds(120)))))
    }

    @Test(arguments: [
        ("my-evening.yaml", "my-evening"), ("/a/b.c/evening.yml", "evening"), ("evening", "evening"),
        (".hidden", ".hidden"), ("a.b.yaml", "a.b"),
    ])
    func `a routine without a name has its file's`(file: String, name: String) throws {
        let routine = try RoutineReader().read("poses: [bridge]".utf8, file: file)
        #expect(routine.name == name)
    }

    @Test func `a byte order mark and CRLF make no difference`() throws {
        let text = "name: A\nposes:\n  - bridge\n  - say: |\n      One.\n      Two.\n"
        let other = "\u{FEFF}" + text.split(separator: "\n").joined(separator: "\r\n") + "\r\n"
        #expect(try read(other) == read(text))
    }

    @Test(arguments: [
        "Ünï—cödé 🧘🏽‍♀️ 深呼吸 שלום", "- # : { not YAML", "No", "5", "  spaces kept  ", "two\nlines\tand a tab",
        "\u{200F}x", "e\u{301}",
    ])
    func `a person's own words stay as they are`(text: String) throws {
        let routine = try read("poses:\n  - say: \(RoutineWriter.quoted(text))\n")
        #expect(routine.entries == [.say(text)])
    }

    @Test func `words need no quotes`() throws {
        let routine = try read("poses:\n  - say: No\n  - say: 5\n  - say: >\n      One\n      two.\n")
        #expect(routine.entries == [.say("No"), .say("5"), .say("One two.\n")])
    }

    // MARK: An entry's dose over the pose's own

    @Test func `a hold in place of a hold keeps repetitions and pause`() throws {
        let movement = try movement("pose: bridge, hold: 5 breaths")
        #expect(movement.phases == [Phase(name: "hold", length: .breaths(DoseRange(5)))])
        #expect(movement.repetitions == .count(DoseRange(2, 3)))
        #expect(movement.pause == .seconds(DoseRange(Seconds(10))))
    }

    @Test func `phases in place of phases keep how long they are repeated`() throws {
        let movement = try movement("pose: cat-cow, phases: [cat: 5 s, cow: 5 s]")
        #expect(movement.phases.map(\.name) == ["cat", "cow"])
        #expect(movement.repetitions == .fill(DoseRange(Seconds(30), Seconds(60))))
    }

    @Test func `a hold in place of phases begins anew`() throws {
        let movement = try movement("pose: pelvic-tilt, hold: 10 s")
        #expect(movement == .hold(.seconds(DoseRange(Seconds(10)))))
    }

    @Test func `phases in place of a hold begin anew, and the sides stay`() throws {
        let position = Position.supine
        let own = Movement(
            phases: [Phase(name: "up", length: .inBreath)], pause: .breaths(DoseRange(2)),
            repetitions: .count(DoseRange(4)), sides: .each, first: .right, sets: DoseRange(3))
        let held = Movement(
            phases: [Phase(name: "hold", length: .breaths(DoseRange(2)))], pause: .breaths(DoseRange(2)),
            repetitions: .count(DoseRange(4)), sides: .each, first: .right, sets: DoseRange(3))
        let poses = [
            Pose(id: "swing", position: position, movement: held, phaseNames: ["up", "down"]),
            Pose(id: "rest", position: position, movement: own),
        ]
        let routine = try RoutineReader(poses: poses).read(
            "poses: [{pose: swing, phases: [up: in-breath]}]".utf8, file: "f")
        let expected = Movement(
            phases: [Phase(name: "up", length: .inBreath)], sides: .each, first: .right)
        #expect(routine.entries.first?.movement == expected)
    }

    @Test func `repeat and for replace each other`() throws {
        #expect(try movement("pose: cat-cow, repeat: 5").repetitions == .count(DoseRange(5)))
        #expect(
            try movement("pose: pelvic-tilt, for: 1-2 min").repetitions
                == .fill(DoseRange(Seconds(60), Seconds(120))))
    }

    @Test func `a pause can be taken away`() throws {
        #expect(try movement("pose: bridge, pause: none").pause == nil)
    }

    @Test func `a pose of one's own names its phases`() throws {
        let entry =
            "name: Wave, position: prone, steps: [Wave.], phases: [up: 2 s, down: 1 breath], repeat: 3"
        let routine = try read("poses: [{\(entry)}]")
        let pose = try #require(routine.entries.first?.pose)
        #expect(pose.phaseNames == ["up", "down"])
        #expect(pose.movement == routine.entries.first?.movement)
        #expect(pose.movement.repetitions == .count(DoseRange(3)))
    }

    @Test func `a routine may take twelve hours and no more`() throws {
        // 60 s for the words of the pose, 6 s for its change.
        #expect(try movement("pose: rest, hold: 718 min").isHold)
        #expect(throws: Mistakes.self) { try movement("pose: rest, hold: 720 min") }
    }

    @Test func `a routine may have a thousand entries`() throws {
        let entries = String(repeating: "  - say: x\n", count: 1_000)
        #expect(try read("poses:\n" + entries).entries.count == 1_000)
    }

    private func read(_ text: String) throws -> Routine {
        try RoutineReader().read(text.utf8, file: "f")
    }

    private func movement(_ entry: String) throws -> Movement {
        try #require(read("poses: [{\(entry)}]").entries.first?.movement)
    }
}

extension Routine.Entry {
    var pose: Pose? {
        guard case .pose(let pose, _) = self else { return nil }
        return pose
    }
    var movement: Movement? {
        guard case .pose(_, let movement) = self else { return nil }
        return movement
    }
}
