import Fixtures
import Foundation
import Glibc
import System
import Testing

@testable import Desktop
@testable import backtalk

/// The files by which the system knows the daemon: ours are replaced and removed, and nothing else is.
@Suite struct InstallationTests {
    private let workshop: Workshop
    private let directories: Directories
    private let installation: Installation

    init() throws {
        workshop = try Workshop()
        let environment = workshop.environment
        directories = Directories { environment[$0] }
        installation = Installation(directories)
    }

    private var parent: String { URL(filePath: workshop.config).deletingLastPathComponent().path }
    private var unit: String { "\(parent)/systemd/user/backtalk.service" }
    private var link: String { "\(parent)/systemd/user/default.target.wants/backtalk.service" }
    private var activation: String {
        URL(filePath: directories.data).deletingLastPathComponent().path
            + "/dbus-1/services/org.backtalk.Backtalk1.service"
    }

    private func write(_ program: String = "/opt/backtalk") throws {
        try installation.write(program: program) { _ in nil }
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    @Test func `a folder of a file's name is left alone with all that is in it`() throws {
        for place in [unit, link, activation] {
            try workshop.write("mine\n", to: "\(place)/letters/one.txt")
            #expect(throws: Complaint.self) { try write() }
            #expect(throws: Complaint.self) { _ = try installation.remove() }
            #expect(try text("\(place)/letters/one.txt") == "mine\n")
            try FileManager.default.removeItem(atPath: place)
            _ = try installation.remove()
        }
    }

    @Test
    func `a file that somebody else wrote is neither replaced nor removed, and nothing is half installed`()
        throws
    {
        for place in [unit, activation] {
            try workshop.write("[Service]\nExecStart=/bin/true\n", to: place)
            #expect(throws: Complaint.self) { try write() }
            #expect(throws: Complaint.self) { _ = try installation.remove() }
            #expect(try text(place) == "[Service]\nExecStart=/bin/true\n")
            for other in [unit, link, activation] where other != place {
                #expect(!FileManager.default.fileExists(atPath: other), "\(other)")
            }
            try FileManager.default.removeItem(atPath: place)
        }
    }

    @Test func `a link to a file elsewhere stays a link, and is all that is removed`() throws {
        try workshop.write("", to: "dotfiles/unit")
        try workshop.write("", to: "\(parent)/systemd/user/other")
        try FileManager.default.createSymbolicLink(
            atPath: unit, withDestinationPath: workshop("dotfiles/unit"))
        try write()
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: unit) == workshop("dotfiles/unit"))
        #expect(try text(workshop("dotfiles/unit")).contains("ExecStart=\"/opt/backtalk\" daemon\n"))
        #expect(try installation.remove())
        #expect(
            !FileManager.default.fileExists(atPath: unit)
                && FileManager.default.fileExists(atPath: workshop("dotfiles/unit")))
    }

    @Test(arguments: ["/a\nExecStartPre=/bin/evil", "/a\rb", "/a\u{0}b", "/a\u{1B}b", "/a\u{85}b"])
    func `a path that would begin a line of its own is refused, and nothing is written`(program: String)
        throws
    {
        #expect(throws: Complaint.self) { try write(program) }
        #expect(
            !FileManager.default.fileExists(atPath: unit)
                && !FileManager.default.fileExists(atPath: activation))
    }

    @Test(arguments: [
        "/a b/backtalk", "/a%h/backtalk", "/a$HOME/backtalk", "/a'b/backtalk", "/a\"b/backtalk",
        "/a\\nb/backtalk",
        "/a;b/backtalk", "/ä\u{301}\u{308}/backtalk", "/a #b/backtalk",
    ])
    func `whatever a path is made of, it is one word of one line`(program: String) throws {
        try write(program)
        let lines = try text(unit).split(separator: "\n", omittingEmptySubsequences: false)
        let shipped = try #require(lines.filter { $0.hasPrefix("ExecStart=") }.first)
        #expect(lines.filter { $0.hasPrefix("ExecStart=") }.count == 1)
        #expect(shipped.hasSuffix(" daemon"))
        #expect(try text(activation).split(separator: "\n").filter { $0.hasPrefix("Exec=") }.count == 1)
        #expect(ServiceFiles.isUpToDate(try text(unit)))
    }

    @Test func `whatever the umask, nobody else may write what it makes`() throws {
        // A process of its own: the umask is the process's.
        let run = try Tool.run(
            ["sh", "-c", "umask 0; exec '\(Workshop.program)' install-service"],
            environment: workshop.environment)
        #expect(run.code == 0, "\(run.errors)")
        let paths = [
            unit, activation, directories.data, directories.cache, "\(parent)/systemd/user",
            URL(filePath: link).deletingLastPathComponent().path,
            URL(filePath: activation).deletingLastPathComponent().path,
        ]
        for path in paths {
            #expect(mode(path) & 0o022 == 0 && mode(path) != 0, "\(path): \(String(mode(path), radix: 8))")
        }
    }

    @Test func `doctor names the line of the unit that stops an engine, and how to be rid of it`() throws {
        try write()
        let check = UnitCheck(directories: directories, variable: { [workshop] in workshop.environment[$0] })
        #expect(!check.run().contains { "\($0)".contains(" stops ") }, "ours stops none")
        try workshop.write(
            "[Service]\nMemoryDenyWriteExecute = yes\nPrivateNetwork=yes\n", to: "\(unit).d/override.conf")
        let findings = check.run().map { "\($0)" }
        #expect(findings.filter { $0.contains(" stops ") }.count == 2)
        #expect(
            findings.contains {
                $0.contains("MemoryDenyWriteExecute=yes") && $0.contains("systemctl --user edit backtalk")
            })
        try workshop.write(
            "[Service]\nMemoryDenyWriteExecute=no\nPrivateNetwork=no\n", to: "\(unit).d/z.conf")
        #expect(!check.run().contains { "\($0)".contains(" stops ") }, "the last line holds")
    }

    @Test func `the programs are bound as they start, load nothing from beside them, and lie anywhere`()
        throws
    {
        for program in [Workshop.program, Workshop.program + "-espeak"] {
            let headers = try Tool.run(["readelf", "--wide", "--program-headers", "--dynamic", program])
            try #require(headers.code == 0, "\(headers.errors)")
            #expect(headers.output.contains("GNU_RELRO") && headers.output.contains("DYN"), "\(program)")
            #expect(headers.output.contains("BIND_NOW") || headers.output.contains("NOW"), "\(program)")
        }
    }
}
