import Foundation
import Testing

/// What we make is for the person alone, whatever their umask says; what they have rendered is as they say.
@Suite struct PrivacyTests {
    private static func mode(_ path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    /// Every kind of file that there is.
    private static let commands = [
        "remind add --at 08:00", "remind pause",
        "render small.yaml --music music.wav -o small.wav --captions",
        "play small.yaml", "feel 3",
    ]

    @Test(arguments: ["000", "022", "777"])
    func `nothing of ours is open to others`(umask: String) async throws {
        let workshop = try Workshop(cache: nil)
        try workshop.write("name: Small\nposes: [say: Now rest for a moment.]\n", to: "small.yaml")
        let root = URL(filePath: workshop.folder).deletingLastPathComponent().path
        try workshop.write(ToneFile.bytes(seconds: 2), to: "music.wav")
        // Root may do what the umask forbids. As another user it would be barred from a house that lies in root's own folder.
        let rights = "-dac_override,-dac_read_search"
        let person = geteuid() == 0 ? "setpriv --inh-caps \(rights) --bounding-set \(rights)" : ""
        for command in Self.commands {
            let run = try await workshop.shell("umask \(umask); exec \(person) \"$0\" \(command)") {
                running in
                guard command.hasPrefix("play") else { return }
                #expect(running.prints("level gentle"))
                running.send(SIGINT)
            }
            #expect(run.code == (command.hasPrefix("play") ? 130 : 0), "\(command): \(run.errors)")
        }
        var found: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) where !path.hasPrefix("work") {
            if ["home", "no-sound.conf"].contains(path) { continue }
            found.insert(path)
            var isFolder: ObjCBool = false
            #expect(FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder))
            #expect(Self.mode("\(root)/\(path)") == (isFolder.boolValue ? 0o700 : 0o600), "\(path)")
        }
        for expected in [
            "config/backtalk/reminders.yaml", "data/backtalk/journal.sqlite", "home/backtalk/session.lock",
            "cache/backtalk/clips", "cache/backtalk/music",
        ] { #expect(found.contains(expected), "\(expected)") }
        let mask = mode_t(umask, radix: 8) ?? 0
        for name in ["small.wav", "small.vtt"] { #expect(Self.mode(workshop(name)) == 0o666 & ~mask) }
    }
}
