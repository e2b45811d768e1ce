// swift-tools-version: 6.2
import PackageDescription

/// Every room is built anew here, so that libFuzzer sees which of its branches an input takes. Their sources are the
/// house's own, through links.
let watched: [SwiftSetting] = [
    .unsafeFlags(["-sanitize=fuzzer"]), .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Rooms/\(name)", swiftSettings: watched)
}

/// A program that libFuzzer runs. Its library brings a `main` that is in the way of ours.
func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies + ["CFuzzer"], path: name, swiftSettings: watched,
        linkerSettings: [
            .unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld", "-Xlinker", "--allow-multiple-definition"])
        ])
}

let package = Package(
    name: "fuzz",
    targets: [
        .systemLibrary(name: "CFuzzer", path: "CFuzzer"),
        .systemLibrary(name: "CYAML", path: "Rooms/CYAML", pkgConfig: "yaml-0.1"),
        .target(name: "CPractice", path: "Rooms/CPractice", exclude: ["poses.yaml", "routines"]),
        .target(
            name: "CVoices", path: "Rooms/CVoices",
            exclude: ["de.yaml", "en-gb.yaml", "en-us.yaml", "es.yaml", "fr.yaml"]),
        room("Text"),
        room("Documents", ["Text", "CYAML"]),
        room("Practice", ["Documents", "CPractice"]),
        room("Voice", ["Documents", "Practice", "CVoices"]),
        room("Scheduler", ["Text", "Practice", "Voice"]),
        room("Reminders", ["Documents", "Practice"]),
        // Of this room the one file that touches what a person wrote.
        room("Speech"),
        fuzzer("Routine", ["Documents", "Practice"]),
        fuzzer("ReminderFile", ["Documents", "Practice", "Reminders"]),
        fuzzer("Session", ["Documents", "Practice", "Voice", "Scheduler"]),
        fuzzer("VoiceFile", ["Documents", "Practice", "Voice", "Scheduler"]),
        fuzzer("Words", ["Speech"]),
        // With the reader itself, through links: nothing else of its room is touched by what is in a playlist.
        fuzzer("PlaylistFile", []),
    ],
    swiftLanguageModes: [.v6]
)
