// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// Addresses that the program jumps by cannot be written to: they are bound as it starts, and then closed.
let hardened: [LinkerSetting] = [
    .unsafeFlags(["relro", "now", "noexecstack"].flatMap { ["-Xlinker", "-z", "-Xlinker", $0] })
]

/// A room of the house: a Swift module under Sources with its dependencies.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one room; `exclude` are the files among them that are no source.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude,
        swiftSettings: strict)
}

/// A C library of the system, by its pkg-config name and Debian package.
func system(_ name: String, _ pkgConfig: String, _ debian: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

let arguments = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "backtalk",
    products: [
        .executable(name: "backtalk", targets: ["backtalk"]),
        .executable(name: "backtalk-espeak", targets: ["backtalk-espeak"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        system("CYAML", "yaml-0.1", "libyaml-dev"),
        system("CALSA", "alsa", "libasound2-dev"),
        // libpulse, looked up when it is needed.
        .target(name: "CPulse", linkerSettings: [.linkedLibrary("dl")]),
        system("CESpeakNG", "espeak-ng", "libespeak-ng-dev"),
        system("CSndFile", "sndfile", "libsndfile1-dev"),
        system("CSoxr", "soxr", "libsoxr-dev"),
        system("CEBUR128", "libebur128", "libebur128-dev"),
        system("CSystemd", "libsystemd", "libsystemd-dev"),
        system("CXXHash", "libxxhash", "libxxhash-dev"),
        // What the speech worker takes from itself.
        .target(name: "CSandbox"),
        // Calls of Linux that the toolchain's Glibc module leaves out.
        .systemLibrary(name: "CLinux"),
        // The built-in poses and routines, and the voices, embedded as bytes.
        .target(name: "CPractice", exclude: ["poses.yaml", "routines"]),
        // The daemon's unit and what starts it from the bus, embedded too.
        .target(
            name: "CUnits", path: "systemd", exclude: ["backtalk.service", "org.backtalk.Backtalk1.service"]),
        .target(
            name: "CVoices", path: "Voices",
            exclude: ["de.yaml", "en-gb.yaml", "en-us.yaml", "es.yaml", "fr.yaml"]),

        room("System", ["CLinux"]),
        room("Text"),
        room("Documents", ["Text", "CYAML"]),
        room("Practice", ["Documents", "CPractice"]),
        room("Voice", ["Documents", "Practice", "CVoices"]),
        room("Scheduler", ["Text", "Practice", "Voice"]),
        room("Audio", ["System", "Text", "Scheduler", "CSoxr", "CEBUR128", "CSndFile"]),
        room("AudioOutput", ["System", "Audio", "CALSA", "CPulse", "CSndFile"]),
        room("WorkerProtocol"),
        room("Speech", ["System", "Voice", "Audio", "WorkerProtocol", "CLinux", "CSndFile", "CXXHash"]),
        room("Player", ["System", "Scheduler", "Audio", "Speech", "AudioOutput", "CLinux"]),
        room("Desktop", ["System", "Text", "Player", "CSystemd", "CUnits", "CLinux"]),
        room("Journal", ["System", "CXXHash", "Practice", grdb]),
        room("Reminders", ["Documents", "Practice"]),
        .executableTarget(
            name: "backtalk",
            dependencies: [
                "Documents", "Practice", "Voice", "Scheduler", "Speech", "AudioOutput", "Player", "Journal",
                "Reminders", "Desktop", "System", "Text", arguments,
            ],
            swiftSettings: strict, linkerSettings: hardened),
        .executableTarget(
            name: "backtalk-espeak", dependencies: ["System", "WorkerProtocol", "CESpeakNG", "CSandbox"],
            swiftSettings: strict, linkerSettings: hardened),
        // Tries what the speech worker may no longer do, for its tests.
        .executableTarget(
            name: "confinement-trial", dependencies: ["CSandbox"], path: "Tests/ConfinementTrial"),

        .executableTarget(
            name: "compile-benchmark", dependencies: ["Practice", "Voice", "Scheduler"],
            path: "Benchmarks/Compile", swiftSettings: strict),
        .executableTarget(
            name: "bed-benchmark", dependencies: ["Audio"], path: "Benchmarks/Bed", swiftSettings: strict),
        .executableTarget(
            name: "journal-benchmark", dependencies: ["Journal", "Practice"], path: "Benchmarks/Journal",
            swiftSettings: strict),
        // A process that keeps a journal, for the tests to kill.
        .executableTarget(
            name: "journal-scribe", dependencies: ["Journal", "Practice"], path: "Tests/JournalScribe",
            swiftSettings: strict),

        // Random numbers for the tests.
        .target(name: "Seeded", path: "Tests/Seeded", swiftSettings: strict),
        // What tests of several rooms stand on: a sound server of their own.
        .target(
            name: "Fixtures",
            dependencies: ["CLinux", "Audio", "AudioOutput", "Scheduler", "Practice", "Voice"],
            path: "Tests/Fixtures",
            swiftSettings: strict),
        .executableTarget(
            name: "device-soak", dependencies: ["System", "Player", "AudioOutput", "Fixtures"],
            path: "Tests/Soak",
            swiftSettings: strict),
        // Calls of every kind, right and wrong, for 'Fuzz/run bus'.
        .executableTarget(
            name: "bus-fuzz", dependencies: ["Desktop", "Fixtures", "Seeded"], path: "Tests/BusFuzz",
            swiftSettings: strict),
        tests("SystemTests", ["System", "CLinux"]),
        tests("TextTests", ["Text", "Seeded"]),
        tests("DocumentsTests", ["Documents"]),
        tests("PracticeTests", ["Documents", "Practice", "Seeded"]),
        tests("VoiceTests", ["Documents", "Practice", "Voice", "Seeded"]),
        tests("SchedulerTests", ["Scheduler", "Seeded"]),
        tests("AudioTests", ["Audio", "CSndFile", "Seeded"]),
        tests("AudioOutputTests", ["System", "AudioOutput", "Player", "Fixtures", "Seeded"]),
        tests(
            "SpeechTests",
            [
                "System", "Speech", "WorkerProtocol", "backtalk-espeak", "confinement-trial", "Fixtures",
                "Seeded",
            ]),
        tests("PlayerTests", ["System", "Player", "Fixtures", "Seeded"], exclude: ["transitions.txt"]),
        tests("ReminderTests", ["Reminders", "Seeded"], exclude: ["instants.py", "gate-table.txt"]),
        // Somebody else on the bus, who means no good.
        .target(
            name: "Neighbour", dependencies: ["Desktop", "CSystemd"], path: "Tests/Neighbour",
            swiftSettings: strict),
        tests("DesktopTests", ["System", "Player", "Desktop", "Fixtures", "Neighbour", "Seeded"]),
        tests("JournalTests", ["Journal", "journal-scribe", grdb, "Seeded"]),
        tests(
            "CommandTests",
            [
                "System", "backtalk", "backtalk-espeak", "Desktop", "Documents", "Journal", "Player",
                "Practice",
                "Reminders", "Text", "Voice",
                "Fixtures", "Neighbour", "Seeded",
                "CSndFile",
            ],
            exclude: ["Snapshots"]),
        tests("HouseTests", []),
    ],
    swiftLanguageModes: [.v6]
)
