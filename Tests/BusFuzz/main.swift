import Desktop
import Fixtures
import Foundation
import Synchronization

// Calls of every kind, by the introspection of both objects of a daemon, half of them right and half wrong: it answers all of
// them, plays afterwards as before, and takes no more memory, descriptors or threads.
//
//     swift run bus-fuzz PROGRAM [--calls N | --seconds N] [--seed N]     without a number: for 60 s

guard PrivateBus.isInstalled else {
    print("dbus-daemon is not installed")
    exit(1)
}
guard let wanted = FuzzOptions(CommandLine.arguments.dropFirst()) else {
    print("bus-fuzz: name the program, and no more than --calls, --seconds and --seed with a number each")
    exit(2)
}

let subject = try DaemonUnderTest(wanted.program)
let run = try FuzzRun(subject, seed: wanted.seed)
do {
    try subject.play()
    // What it needs once, it has then.
    try run.work(
        wanted.calls.map { min($0 / 10, 20_000) } ?? 20_000, until: .now() + .seconds(wanted.seconds / 4))
    try subject.play()
    let before = try Footprint(of: subject.daemon.pid)
    let start = ContinuousClock.now
    let count = try run.work(
        wanted.calls ?? .max,
        until: wanted.calls == nil ? .now() + .seconds(wanted.seconds) : .distantFuture)
    let time = (ContinuousClock.now - start) / .seconds(1)
    try subject.play()
    let after = try Footprint(of: subject.daemon.pid)
    print("seed \(wanted.seed): \(count.total) calls in \(Int(time)) s, \(count.right) answered with values")
    print("before: \(before)")
    print("after:  \(after)")
    let isFlat =
        after.memory - before.memory < 4_096 && after.descriptors <= before.descriptors
        && after.threads <= before.threads
    if !isFlat { print("it grows") }
    subject.end()
    exit(isFlat ? 0 : 1)
} catch {
    print("seed \(wanted.seed): \(error)\n\(subject.errors.suffix(2_000))")
    subject.end()
    exit(1)
}
