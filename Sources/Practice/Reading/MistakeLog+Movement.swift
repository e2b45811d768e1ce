import Documents

/// Laying a dose over a pose.
///
/// What an entry does not say stays the pose's own. A `hold` in place of a hold, and phases in place of phases,
/// keep how often the pose is done, its pause and its sets; but an entry that goes from a hold to phases or
/// from phases to a hold is another movement and begins anew: done once, no pause, one set. The sides and
/// which one is first always stay, since they are the body's. `repeat` and `for` replace each other.
extension MistakeLog {
    /// The movement of a known pose with `dose`; mistakes leave out what they are about.
    mutating func movement(_ dose: WrittenDose, of pose: Pose) -> Movement {
        var movement = pose.movement
        if let hold = dose.hold {
            if !movement.isHold { movement.beginAnew() }
            movement.phases = [Phase(name: Phase.hold, length: hold)]
        } else if let field = dose.mapping.field(.phases), pose.phaseNames.isEmpty {
            add(field.place, "\(pose.id) has no phases", expected: "expected hold")
        } else if let phases = dose.phases {
            if movement.isHold { movement.beginAnew() }
            movement.phases = phases.map(\.phase)
            for phase in phases where !pose.phaseNames.contains(phase.phase.name) {
                let name = phase.phase.name
                add(
                    phase.place, "unknown phase \(Self.quoted(name)) of \(pose.id)",
                    expected: "expected \(Self.list(pose.phaseNames))",
                    nearest: NearestName.of(name, among: pose.phaseNames))
            }
        }
        if let sides = dose.sides, let field = dose.mapping.field(.sides) {
            if (sides == .none) == (pose.movement.sides == .none) {
                movement.sides = sides
            } else if sides == .none {
                add(
                    field.value.place, "\(pose.id) is done on one side at a time",
                    expected: "expected each or alternating")
            } else {
                add(field.value.place, "\(pose.id) has no sides", expected: "expected none")
            }
        }
        lay(dose, over: &movement)
        return movement
    }

    /// The movement of a pose that is being described; nil, with its mistake, where the dose is missing.
    mutating func movement(_ dose: WrittenDose) -> Movement? {
        let mapping = dose.mapping
        guard mapping.field(.hold) != nil || mapping.field(.phases) != nil else {
            add(mapping.place, "the pose has no dose", expected: "expected hold or phases")
            return nil
        }
        let hold = dose.hold.map { [Phase(name: Phase.hold, length: $0)] }
        let phases = hold ?? dose.phases?.map(\.phase)
        var movement = Movement(phases: phases ?? [])
        if let sides = dose.sides { movement.sides = sides }
        lay(dose, over: &movement)
        return phases == nil ? nil : movement
    }

    private mutating func lay(_ dose: WrittenDose, over movement: inout Movement) {
        if let repetitions = dose.repetitions { movement.repetitions = repetitions }
        if let pause = dose.pause { movement.pause = pause }
        if let first = dose.first { movement.first = first }
        if let sets = dose.sets { movement.sets = sets }
        if let rest = dose.rest { movement.rest = rest }
        if let field = dose.mapping.field(.first), movement.sides == .none, !dose.isUnread(.sides) {
            add(
                field.place, "'first' is not possible without sides",
                expected: "expected a pose that is done on both sides")
        }
        if let field = dose.mapping.field(.rest), movement.sets.high == 1, !dose.isUnread(.sets) {
            add(
                field.place, "'rest' lies between sets, and there is one set",
                expected: "expected sets: 2 or more, or pause")
        }
    }
}

extension Movement {
    fileprivate mutating func beginAnew() {
        repetitions = .once
        pause = nil
        sets = DoseRange(1)
        rest = Self.usualRest
    }
}
