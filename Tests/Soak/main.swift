import Fixtures
import Foundation

// What a person notices of pausing, of the volume, and of a sound server that crashes or hangs: measured through a
// PulseAudio of its own.
//
//     swift run -c release device-soak [pausing] [closed] [volume] [restarts] [freeze]     without names: all

guard NullSink.isInstalled else {
    print("pulseaudio and parec are not installed")
    exit(1)
}
let sink = try NullSink()
for (name, value) in sink.environment { setenv(name, value, 1) }

let wanted = CommandLine.arguments.dropFirst()
let soak = Soak(sink)
let parts: [(String, () throws -> Void)] = [
    ("pausing", soak.pausing), ("closed", soak.closed), ("volume", soak.volume), ("restarts", soak.restarts),
    ("freeze", soak.freeze),
]
for (name, part) in parts where wanted.isEmpty || wanted.contains(name) { try part() }
exit(soak.hasFailed ? 1 : 0)
