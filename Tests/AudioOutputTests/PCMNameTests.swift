import Testing

@testable import AudioOutput

/// Which of the texts that `snd_pcm_open` would take are names of a device, and nothing besides.
@Suite struct PCMNameTests {
    static let names = [
        "default", "pulse", "pipewire", "null", "mine", "My_dev-2", "Küche", "居間", "living room", "hw",
        "hw:0",
        "hw:1,0", "hw:PCH", "hw:CARD=PCH", "hw:CARD=PCH,DEV=3", "hw:CARD=PCH,DEV=3,SUBDEV=1", "plughw:1,0",
        "sysdefault:CARD=Headset", "front:CARD=PCH,DEV=0", "surround51:CARD=PCH,DEV=0",
        "iec958:CARD=PCH,DEV=0",
        "hdmi:CARD=NVidia,DEV=1", "dmix:CARD=PCH,DEV=0", "plug:hw", "plug:plughw:0", "plug:SLAVE=hw:0",
        "plug:mine",
        "bluealsa:DEV=AA:BB:CC:DD:EE:0f,PROFILE=a2dp", "pulse:alsa_output.pci-0000_00_1f.3.analog-stereo",
    ]

    @Test(arguments: names) func `a name of a device is one`(text: String) {
        #expect(PCMName(text)?.text == text)
    }

    @Test(arguments: [
        // Programs and files.
        "file:'|id >marker; cat >/dev/null',raw", "file:/tmp/x,raw", "file:x", "file:FILE=x", "FILE:x",
        " file:x",
        "tee:default,/tmp/x,raw", "tee:default,'|id',raw", "tee:SLAVE=default,FILE=x",
        "shm:/tmp/socket,default",
        "jack:x", "oss:/dev/dsp", "oss:x", "ladspa:x", "speex:x", "a52:x", "rate:x", "nosuch:x",
        "usb_stream:x",
        // Those within another.
        "plug:'file:x'", "plug:file:x", "plug:SLAVE=file:x", "plug:\"file:x,raw\"", "plug:{type file}",
        "plug:plug:tee:hw", "plug:SLAVE='tee:default,x'", "plug:SLAVE={type file file x}", "plug:hw:0,file:x",
        "plug:plug:plug:plug:plug:plug:hw",
        // Definitions.
        "{type null}", "{ type file file '|id' slave.pcm null }", "default{type null}", "hw:{CARD 0}",
        "hw:[0]",
        "default:CARD={type x}", "hw:CARD=$(id)", "hw:@func", "hw:CARD=0;id", "hw:0\nfile x", "hw:0\r",
        "hw:0\0",
        "<confdir:/tmp/x>", "hw:</tmp/x>", "hw:0,file='x'", "hw:\"0\"", "hw:'0'", "hw:\\0",
        // No places of a card.
        "hw:", "hw:,", "hw:0,", "hw:=0", "hw:CARD=", "hw:CARD=../x", "hw:/dev/x", "hw:0 ", "hw: 0", "hw:0|id",
        "hw:CARD=AA:BB:CC:DD:EE:FF", "bluealsa:DEV=AA:BB:CC:DD:EE", "bluealsa:DEV=AA:BB:CC:DD:EE:GG",
        // No words.
        "", " ", "default ", " default", "pcm.file", "a.b", "/dev/snd/pcmC0D0p", "../x", "~/x", "a/b", "|id",
        "'x'",
        "a\u{202E}b", "a\u{1B}b", "a\u{7}", "a\u{200B}b", "file://x", "http://x", "a\tb", "a\u{2028}b",
    ])
    func `what opens a file, starts a program or defines a device is no name`(text: String) {
        #expect(PCMName(text) == nil)
    }

    @Test(arguments: names) func `no name stays one with a mark of ALSA's language in it`(text: String) {
        for mark in [
            "'", "\"", "{", "}", "[", "]", "|", "<", ">", "@", "$", ";", "/", "\\", "\n", "\r", "\0", "#",
            "!",
        ] {
            for index in text.indices + [text.endIndex] {
                var changed = text
                changed.insert(contentsOf: mark, at: index)
                #expect(PCMName(changed) == nil, "\(changed.debugDescription)")
            }
        }
    }

    @Test func `a name is at most 250 bytes long`() {
        #expect(PCMName(String(repeating: "a", count: 250)) != nil)
        #expect(PCMName(String(repeating: "a", count: 251)) == nil)
        #expect(PCMName("hw:" + String(repeating: "a", count: 100_000)) == nil)
    }

    @Test(arguments: [
        ("default", true), ("hw:CARD=PCH,DEV=0", true), ("kitchen", true),
        // A plugin that we do not know, which the system or the person lists with a card.
        ("newkind:CARD=PCH,DEV=0", true), ("newkind:'|id'", false), ("{type file}", false),
        ("file:'|id',raw", false),
        ("newkind:FILE=/tmp/x", false),
    ])
    func `what ALSA lists opens, but never what is more than a name`(name: String, opens: Bool) {
        #expect((DeviceListing(name: name, lines: ["A card"]).pcm?.text == name) == opens)
    }

    @Test func `every device of a machine as ALSA lists it can be opened`() {
        for line in DeviceNameTests.laptop.split(separator: "\n") {
            let name = String(line.prefix { $0 != "|" })
            #expect(PCMName(name) != nil, "\(name)")
        }
    }
}
