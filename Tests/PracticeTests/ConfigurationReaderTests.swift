import Documents
import Testing

@testable import Practice

@Suite struct ConfigurationReaderTests {
    @Test func `every setting is read`() throws {
        let configuration = try read(
            "routine: long-seven\nvoice: en-us\nlevel: full\ntalk: chimes\nbreath: off\npace: slow\n"
                + "device: 'hw:0,0'\npreroll: 500\n")
        #expect(
            configuration
                == Configuration(
                    routine: "long-seven",
                    preferences: Preferences(
                        voice: VoiceChoice(typed: "en-us"), level: .full, talk: .chimes, breath: .off,
                        pace: .slow),
                    device: "hw:0,0", preroll: 500))
    }

    @Test func `every setting of the sound is read`() throws {
        let configuration = try read(
            """
            music: {from: ~/Music, shuffle: 7}
            volume: {voice: 0, chimes: -3, breath: 2, bed: -40}
            duck: 30
            night: true
            chimes: {sound: gong, pitch: -5, begin: ding.wav}
            breath-sound: both
            """)
        #expect(
            configuration.sound
                == SoundWishes(
                    volume: [.voice: 0, .chimes: -3, .breath: 2, .bed: -40], duck: 30, isNight: true,
                    music: "~/Music", shuffle: .seed(7),
                    chimes: ChimeWishes(family: .gong, pitch: -5, own: ["begin": "ding.wav"]),
                    breathSound: .both))
        let short = try read("music: rain\nchimes: wood\nnight: off\n")
        #expect(
            short.sound
                == SoundWishes(isNight: false, music: "rain", chimes: ChimeWishes(family: .wood)))
        #expect(try read("music: {from: a, shuffle: off}").sound.shuffle == .off)
    }

    @Test func `every mistake of the sound is told at once`() {
        let text = """
            music: []
            volume: {voic: 0, chimes: 13}
            duck: 19
            night: perhaps
            chimes: {sound: bel, pitch: x, start: a.wav}
            breath-sound: nois
            """
        do {
            _ = try read(text)
            Issue.record("nothing was told")
        } catch {
            #expect(
                error.all.map(\.description) == [
                    "c:1:8: found a list; expected a soundscape, a file, a folder, a playlist or off: rain",
                    "c:2:10: unknown key 'voic'; expected voice, chimes, breath or bed; did you mean 'voice'?",
                    "c:2:27: found '13'; expected a whole number from -40 to 12",
                    "c:3:7: found '19'; expected a whole number from 20 to 60",
                    "c:4:8: found 'perhaps'; expected true or false",
                    "c:5:17: unknown chimes 'bel'; expected mixed, bowl, bell, gong or wood; did you mean 'bell'?",
                    "c:5:29: found 'x'; expected a whole number from -12 to 12",
                    "c:5:32: unknown key 'start'; expected sound, pitch, open, begin, change, end or close",
                    "c:6:15: unknown breath sound 'nois'; expected tone, noise, both or words; did you mean 'noise'?",
                ])
        }
    }

    @Test(arguments: ["", "# nothing yet\n", "---\n", "\u{FEFF}", "{}"])
    func `a file that says nothing asks for nothing`(text: String) throws {
        #expect(try read(text) == Configuration())
    }

    @Test(arguments: [
        ("- a", "1:1: found a list; expected a mapping of settings: level: steady"),
        ("pre-rol: 1", "1:1: unknown key 'pre-rol'; \(keys); did you mean 'preroll'?"),
        ("preroll: 5001", "1:10: found '5001'; expected a whole number from 0 to 5000"),
        ("preroll: -1", "1:10: found '-1'; expected a whole number from 0 to 5000"),
        ("preroll: 1.5", "1:10: found '1.5'; expected a whole number from 0 to 5000"),
        ("preroll:", "1:1: there is no value; expected a whole number from 0 to 5000"),
        ("device: ''", "1:9: the text is empty; expected a device: default"),
        ("routine: {}", "1:10: found a mapping; expected a routine: easing-five"),
        ("level: x", "1:8: unknown level 'x'; expected gentle, steady or full"),
        (
            "level: full\nlevel: full",
            "2:1: the key 'level' is there twice; expected it once (it stands in line 1)"
        ),
    ])
    func `a mistake is told with its place`(text: String, message: String) {
        #expect(throws: Mistakes.self) { try read(text) }
        do {
            _ = try read(text)
        } catch {
            #expect(error.all.map(\.description) == ["c:" + message])
        }
    }

    @Test func `another room reads its own keys, and all mistakes are told at once`() throws {
        let text = "level: x\nquiet: never\n"
        let error = #expect(throws: Mistakes.self) {
            try ConfigurationReader().read(text.utf8, file: "c") { mapping, log in
                if let value = mapping["quiet"] { log.wrongType(value, expected: "expected peace") }
            }
        }
        #expect(error?.all.map(\.line) == [1, 2])
        let (configuration, part) = try ConfigurationReader().read("level: full\nquiet: x".utf8, file: "c") {
            mapping, _ in mapping.fields.map(\.key)
        }
        #expect(configuration.preferences.level == .full)
        #expect(part == ["level", "quiet"])
        #expect(
            try ConfigurationReader().read("".utf8, file: "c") { $0.fields.count + $1.mistakes.count }.1 == 0)
    }

    private static let keys =
        "expected routine, voice, level, talk, breath, pace, device, preroll, music, volume, duck, night, chimes, breath-sound, reminders, quiet or gates"

    private func read(_ text: String) throws(Mistakes) -> Configuration {
        try ConfigurationReader().read(text.utf8, file: "c")
    }
}
