import Documents
import Practice

/// A routine file and a configuration: any bytes are one or mistakes, each with a place.
func readRoutine(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeBufferPointer(start: bytes, count: count)
    do throws(Mistakes) {
        let routine = try RoutineReader().read(bytes, file: "f.yaml")
        precondition(!routine.entries.isEmpty, "a routine without an entry")
        for case .pose(let pose, let movement) in routine.entries {
            let breath = pose.breath(in: routine.preferences.breath ?? .off)
            let time = movement.time(at: .full, breath: breath)
            precondition(
                time > .zero && time <= RoutineReader.longest, "a pose that takes no time, or too much")
        }
    } catch {
        check(error)
    }
    do throws(Mistakes) {
        _ = try ConfigurationReader().read(bytes, file: "config.yaml")
    } catch {
        check(error)
    }
    return 0
}

private func check(_ mistakes: Mistakes) {
    precondition(!mistakes.all.isEmpty, "refused without a reason")
    for mistake in mistakes.all {
        precondition(mistake.line > 0 && mistake.column > 0, "a mistake without a place")
        precondition(!mistake.description.contains("\n"), "a mistake of several lines")
    }
}
