import Fixtures
import Foundation
import Glibc
import System
import Testing

@testable import Desktop
@testable import backtalk

/// What a caller on the bus may have a session made of: names of what is installed, and files that they opened themselves.
@Suite(.serialized) struct StartTests {
    private static let service = "org.backtalk.Backtalk1"
    private static let start = MethodName(service, "/org/backtalk/Backtalk1", service, "Start")

    private let household: Household
    private let daemon: Child
    private let caller: BusCaller

    init() throws {
        household = try Household()
        // With the kinds of devices that ALSA brings, of which some write files and start programs.
        daemon = try household.startDaemon(["ALSA_CONFIG_PATH": "/usr/share/alsa/alsa.conf"])
        caller = try BusCaller(.at(household.bus.address))
    }

    /// What the daemon answers; nil where a session begins.
    private func refusal(_ options: [String: Value]) throws -> BusError? {
        do {
            _ = try caller.call(Self.start, [.options(options)])
            return nil
        } catch {
            return error
        }
    }

    private func plays() throws -> Bool {
        try household.run("status", "--format", "json").output.contains("\"state\": \"nothing\"") == false
    }

    private func stop() throws {
        _ = try household.run("stop")
        try Patience.wait("it does not stop") { try !plays() }
    }

    private func opened(_ path: String, _ flags: Int32 = O_RDONLY) throws -> Value {
        let number = open(path, flags | O_CLOEXEC | O_NONBLOCK)
        try #require(number >= 0, "\(path)")
        return .descriptor(Descriptor(owning: number))
    }

    /// What ALSA would read, and what leads elsewhere; `marker` is a file that none of it may make.
    private static func hostile(_ marker: String) -> [String] {
        [
            "file:'|id >\(marker); cat >/dev/null',raw", "file:\(marker),raw", "tee:default,'\(marker)',raw",
            "tee:SLAVE=default,FILE=\(marker)", "plug:\"file:'\(marker)'\"", "plug:{type file}",
            "{type file slave.pcm null file \(marker)}", "pcm.file", "default:CARD=0\nfile:\(marker)",
            "hw:0|id", "tee",
            "file", "hw:CARD='0'", "default }", "shm:SOCKET=/tmp/x", "ladspa:/tmp/x", "jack:,file=x",
            "http://127.0.0.1/x", "file:///etc/passwd", "/etc/passwd", "./x.yaml", "../x", "~/x", "/dev/tty",
            "/proc/self/fd/0", "/proc/self/environ", marker, "", " ", "\u{1B}]0;x\u{7}", "\u{202E}x", "%s%n",
            String(repeating: "a", count: 100_000),
        ]
    }

    @Test func `no name that is not installed is opened, and no answer tells what is there`()
        throws
    {
        let workshop = household.workshop
        let marker = workshop("marker")
        try workshop.write("engine:\n  command: [touch, \(marker)]\nextends: en-us\n", to: "evil.yaml")
        try workshop.write("secret: of mine\n", to: "secret.yaml")
        let places = [workshop("evil.yaml"), workshop("secret.yaml"), workshop("none.yaml"), workshop.folder]
        for option in StartOption.allCases where option.types.contains("s") && option != .from {
            for text in Self.hostile(marker) + places {
                let error = try #require(try refusal([option.rawValue: .string(text)]), "\(option) \(text)")
                #expect(error.name == RemoteSession.Refusal.wrongInput, "\(option) \(text)")
                #expect(error.message == option.refusal.sentence, "\(option) \(text.prefix(50))")
            }
        }
        let from = try #require(try refusal(["from": .string("nosuch\u{1B}[31m")]))
        #expect(from.name == RemoteSession.Refusal.wrongInput && !from.message.contains("nosuch"))
        #expect(!FileManager.default.fileExists(atPath: marker))
        #expect(try !plays())
    }

    @Test func `another type, a number out of its range and an unknown option are refused`()
        throws
    {
        let types: [Value] = [
            .byte(1), .boolean(true), .int16(1), .uint16(1), .uint64(1), .double(.nan), .path("/"),
            .signature("s"),
            .strings(["x"]), .options(["x": .string("y")]), .structure([.string("x")]), .variant(.double(1)),
        ]
        for option in StartOption.allCases {
            for value in types where !option.types.contains(value.content.signature) {
                let error = try #require(try refusal([option.rawValue: value]), "\(option) \(value)")
                #expect(error.message == option.refusal.sentence, "\(option) \(value)")
            }
        }
        for number in [Value.int32(-1), .int32(5_001), .int64(.min), .int64(.max), .uint32(.max)] {
            #expect(try refusal(["preroll": number])?.message == StartOption.preroll.refusal.sentence)
        }
        for name in ["directory", "help", "Routine", "", "nosuch\u{1B}"] {
            #expect(try refusal([name: .string("x")])?.message == StartOption.unknown.sentence)
        }
        #expect(try !plays())
    }

    @Test func `a routine that the caller opened is played, and its mistakes are told to its caller`() throws
    {
        let workshop = household.workshop
        try workshop.write("name: Mine\ntalk: silent\nposes:\n  - say: Now.\n", to: "mine.yaml")
        let options: [String: Value] = ["routine": try opened(workshop("mine.yaml")), "preroll": .int32(0)]
        #expect(try refusal(options) == nil)
        try Patience.wait("it does not play") { try household.run("status").output.contains("Mine") }
        try stop()
        try workshop.write("poses:\n  - chids-pose\n", to: "wrong.yaml")
        let error = try #require(try refusal(["routine": try opened(workshop("wrong.yaml"))]))
        #expect(error.name == RemoteSession.Refusal.wrongInput)
        #expect(error.message.contains("wrong.yaml:2:5") && error.message.contains("'childs-pose'"))
        // A file that is the person's, by its name, is only said to have some.
        try workshop.write("poses:\n  - secret-pose\n", to: "\(workshop.config)/routines/own.yaml")
        let own = try #require(try refusal(["routine": .string("own")]))
        #expect(own.name == RemoteSession.Refusal.wrongInput && !own.message.contains("secret"))
        #expect(own.message.contains("backtalk check"))
    }

    @Test func `what is no file to read is refused, and nobody waits for it`() throws {
        let workshop = household.workshop
        try #require(mkfifo(workshop("pipe"), 0o600) == 0)
        try workshop.write("name: Mine\nposes:\n  - say: Now.\n", to: "mine.yaml")
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let values = [
            try opened(workshop("pipe")), try opened("/dev/zero"), try opened(workshop.folder),
            try opened(workshop("mine.yaml"), O_WRONLY), try opened(workshop("mine.yaml"), 0o10_000_000),
            Value.descriptor(Descriptor(owning: ends[0])), .descriptor(Descriptor(owning: ends[1])),
        ]
        for value in values {
            #expect(try refusal(["routine": value])?.message == StartOption.routine.refusal.sentence)
        }
        for value in values where value != values[2] {
            #expect(try refusal(["music": value])?.message == StartOption.music.refusal.sentence)
        }
        #expect(try !plays())
    }

    @Test
    func `music is a file, a folder, or names in a folder that the caller opened, and nothing outside it`()
        throws
    {
        let workshop = household.workshop
        try workshop.write(ToneFile.bytes(seconds: 1), to: "music/a.wav")
        try workshop.write(ToneFile.bytes(seconds: 1), to: "music/in/b.wav")
        try workshop.write(ToneFile.bytes(seconds: 1), to: "other/c.wav")
        try FileManager.default.createSymbolicLink(
            atPath: workshop("music/link.wav"), withDestinationPath: workshop("other/c.wav"))
        let folder = try opened(workshop("music"), O_DIRECTORY)
        func begins(_ music: Value) throws -> Bool {
            let error = try refusal(["music": music, "talk": .string("silent"), "preroll": .int32(0)])
            if let error {
                #expect(error.message == StartOption.music.refusal.sentence)
                return false
            }
            try stop()
            return true
        }
        func names(_ names: String...) -> Value { .structure([folder, .strings(names)]) }
        #expect(try begins(try opened(workshop("music/a.wav"))))
        #expect(try begins(folder))
        #expect(try begins(names("in/b.wav", "a.wav")))
        for wrong in [
            names(), names("../other/c.wav"), names("a.wav", "/etc/passwd"), names("link.wav"),
            names("in/../../other/c.wav"),
            names(""), .structure([.descriptor(Descriptor(owning: dup(0))), .strings(["a.wav"])]),
        ] {
            #expect(try !begins(wrong), "\(wrong)")
        }
    }

    @Test func `start hands over what the person named, wherever it lies`() throws {
        let workshop = household.workshop
        try workshop.write("name: Mine\ntalk: silent\nposes:\n  - say: Now.\n", to: "mine.yaml")
        for name in 0..<40 { try workshop.write(ToneFile.bytes(seconds: 1), to: "music/\(name).wav") }
        try workshop.write((0..<40).map { "music/\($0).wav\n" }.joined(), to: "list.m3u")
        for music in ["music", "music/1.wav", "list.m3u", "rain", "off"] {
            let run = try household.run("start", "mine.yaml", "--music", music, "--preroll", "0")
            #expect(run.code == 0, "\(music): \(run.errors)")
            try stop()
        }
        try workshop.write("extends: en-us\n", to: "evil.yaml")
        let voice = try household.run("start", "--voice", "./evil.yaml")
        #expect(voice.code == 2 && voice.errors.contains("takes voices by name"))
        let device = try household.run("start", "--device", "file:/tmp/x")
        #expect(device.code == 2 && device.errors.contains("~/.asoundrc"))
    }

    @Test func `whoever may talk to media players alone cannot do more than steer one`() throws {
        func owner(_ name: String) throws -> String? {
            try caller.call(.bus("GetNameOwner"), [.string(name)]).first?.text
        }
        let player = try #require(try owner("org.mpris.MediaPlayer2.backtalk"))
        #expect(try owner(Self.service) != player)
        for member in ["Start", "Stop", "Status", "Journal", "Reminders", "ReadReminders"] {
            for path in ["/org/backtalk/Backtalk1", "/org/mpris/MediaPlayer2", "/"] {
                let values: [Value] = ["Start": [.options([:])], "Journal": [.uint32(1)]][member] ?? []
                #expect(throws: BusError.self) {
                    try caller.call(MethodName(player, path, Self.service, member), values)
                }
            }
        }
        let own = try #require(try owner(Self.service))
        #expect(throws: BusError.self) {
            try caller.call(
                MethodName(own, "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player", "Pause"))
        }
        #expect(try !plays())
    }
}
