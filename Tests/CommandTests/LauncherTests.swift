import Fixtures
import Foundation
import Testing

/// The script by which people build and start the program, with a compiler that tells how it was called.
@Suite struct LauncherTests {
    private let workshop: Workshop

    init() throws {
        workshop = try Workshop()
        for folder in ["Sources", "Voices", "systemd"] { try workshop.write("", to: "\(folder)/file") }
        try workshop.write("", to: "Package.swift")
        let program = workshop(".build/release/backtalk")
        try script("#!/bin/sh\n", at: ".debian/need")
        try script(
            """
            #!/bin/sh
            echo "$*" >>'\(workshop("calls"))'
            mkdir -p '\(workshop(".build/release"))'
            for name in '\(program)' '\(program)-espeak'; do
                printf '#!/bin/sh\\necho runs "$@"\\n' >"$name"
                chmod 755 "$name"
            done
            """, at: "bin/swift")
        let launcher = Workshop.house.appending(path: "backtalk").path
        let run = try Tool.run(["install", "-m", "755", launcher, workshop("backtalk")])
        #expect(run.code == 0, "\(run.errors)")
    }

    /// Written by another process: a program that one of ours has open for writing, if only because it was started in that
    /// moment, cannot be run.
    private func script(_ text: String, at name: String) throws {
        try workshop.write(text, to: "\(name).text")
        let run = try Tool.run(["install", "-m", "755", workshop("\(name).text"), workshop(name)])
        #expect(run.code == 0, "\(run.errors)")
    }

    /// Runs it, and returns how often and how the compiler has been called by now.
    private func builds() throws -> [String] {
        let run = try Tool.run(
            [workshop("backtalk"), "play"], environment: ["PATH": "\(workshop("bin")):/usr/bin:/bin"])
        #expect(run.code == 0 && run.output == "runs play\n", "\(run.output) \(run.errors)")
        return try String(contentsOfFile: workshop("calls"), encoding: .utf8).split(separator: "\n").map(
            String.init)
    }

    /// Gives a file the date of a minute hence, as one that was written since.
    private func renew(_ name: String) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: 60)], ofItemAtPath: workshop(name))
    }

    @Test func `the program is built once, and loads nothing that lies beside it`() throws {
        let first = try builds()
        #expect(first.count == 1)
        #expect(first[0].contains("--disable-local-rpath") && first[0].contains("--static-swift-stdlib"))
        #expect(try builds().count == 1)
    }

    @Test(arguments: [
        "Sources/file", "Voices/file", "systemd/file", "Package.swift", ".build/release/backtalk",
        ".build/release/backtalk-espeak",
    ])
    func `a source that is newer, and a program that another build put there, are built anew`(file: String)
        throws
    {
        #expect(try builds().count == 1)
        try renew(file)
        #expect(try builds().count == 2)
    }

    /// What another script builds in that place, people would run.
    @Test func `no other script builds the program for people`() throws {
        let found = try Tool.run([
            "grep", "-rlE", "--exclude-dir=.build", "--exclude-dir=.git", "--exclude=*.swift",
            "swift (build|run).*(release|-c )", Workshop.house.path,
        ])
        let house = "\(Workshop.house.path)/"
        let files = Set(found.output.split(separator: "\n").map { String($0.trimmingPrefix(house)) })
        // A package of its own; and a sentence about a measurement, whose program is another.
        #expect(files == ["backtalk", "Fuzz/run", "README.md"], "\(files)")
    }
}
