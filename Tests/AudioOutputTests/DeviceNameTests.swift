import Testing

@testable import AudioOutput

@Suite("Devices as people know them") struct DeviceNameTests {
    /// A laptop with PipeWire, a screen at its HDMI socket and a USB headset, as alsa-lib 1.2.8 lists them.
    static let laptop = """
        null|Discard all samples (playback) or generate zero samples (capture)
        lavrate|Rate Converter Plugin Using Libav/FFmpeg Library
        samplerate|Rate Converter Plugin Using Samplerate Library
        speexrate|Rate Converter Plugin Using Speex Resampler
        jack|JACK Audio Connection Kit
        oss|Open Sound System
        pipewire|PipeWire Sound Server
        pulse|PulseAudio Sound Server
        speex|Plugin using Speex DSP (resample, agc, denoise, echo, dereverb)
        upmix|Plugin for channel upmix (4,6,8)
        vdownmix|Plugin for channel downmix (stereo) with a simple spacialization
        default|Default ALSA Output (currently PipeWire Media Server)
        hw:CARD=PCH,DEV=0|HDA Intel PCH, ALC257 Analog|Direct hardware device without any conversions
        plughw:CARD=PCH,DEV=0|HDA Intel PCH, ALC257 Analog|Hardware device with all software conversions
        sysdefault:CARD=PCH|HDA Intel PCH, ALC257 Analog|Default Audio Device
        front:CARD=PCH,DEV=0|HDA Intel PCH, ALC257 Analog|Front output / input
        surround51:CARD=PCH,DEV=0|HDA Intel PCH, ALC257 Analog|5.1 Surround output to Front, Center, Rear and Subwoofer speakers
        hw:CARD=PCH,DEV=3|HDA Intel PCH, HDMI 0|Direct hardware device without any conversions
        plughw:CARD=PCH,DEV=3|HDA Intel PCH, HDMI 0|Hardware device with all software conversions
        hdmi:CARD=PCH,DEV=0|HDA Intel PCH, HDMI 0|HDMI Audio Output
        dmix:CARD=PCH,DEV=0|HDA Intel PCH, ALC257 Analog|Direct sample mixing device
        hw:CARD=Headset,DEV=0|Jabra Evolve Headset, USB Audio|Direct hardware device without any conversions
        plughw:CARD=Headset,DEV=0|Jabra Evolve Headset, USB Audio|Hardware device with all software conversions
        sysdefault:CARD=Headset|Jabra Evolve Headset, USB Audio|Default Audio Device
        front:CARD=Headset,DEV=0|Jabra Evolve Headset, USB Audio|Front output / input
        iec958:CARD=Headset,DEV=0|Jabra Evolve Headset, USB Audio|IEC958 (S/PDIF) Digital Audio Output
        """
    static let laptopCards = [
        SoundCard(id: "PCH", driver: "HDA-Intel", name: "HDA Intel PCH"),
        SoundCard(id: "Headset", driver: "USB-Audio", name: "Jabra Evolve Headset"),
    ]

    /// A line a PCM: its name and ALSA's lines for it.
    static func listings(_ text: String) -> [DeviceListing] {
        text.split(separator: "\n").map { line in
            let parts = line.split(separator: "|").map(String.init)
            return DeviceListing(name: parts[0], lines: Array(parts.dropFirst()))
        }
    }

    private func titles(_ text: String, _ cards: [SoundCard]) -> [String] {
        KnownDevice.among(Self.listings(text), cards: cards).map { "\($0.title) = \($0.name)" }
    }

    @Test("Of a laptop's twenty-six PCMs those are shown that a person would choose, each socket once")
    func laptop() {
        #expect(
            titles(Self.laptop, Self.laptopCards) == [
                "The usual device (PipeWire) = default",
                "Sound server (PipeWire) = pipewire",
                "Sound server (PulseAudio) = pulse",
                "Built-in speakers (HDA Intel PCH) = sysdefault:CARD=PCH",
                "Headphones (Jabra Evolve Headset) = sysdefault:CARD=Headset",
                "Screen (HDMI 0, HDA Intel PCH) = hdmi:CARD=PCH,DEV=0",
            ])
    }

    @Test("A card without a mixing PCM is shown by its sockets, and a small computer's by what they are")
    func sockets() {
        let text = """
            plughw:CARD=Headphones,DEV=0|bcm2835 Headphones, bcm2835 Headphones|Hardware device with all software conversions
            sysdefault:CARD=Headphones|bcm2835 Headphones, bcm2835 Headphones|Default Audio Device
            plughw:CARD=vc4hdmi,DEV=0|vc4-hdmi, MAI PCM i2s-hifi-0|Hardware device with all software conversions
            plughw:CARD=S,DEV=0|Studio 24c, Line Out|Hardware device with all software conversions
            plughw:CARD=S,DEV=1|Studio 24c, Phones Out|Hardware device with all software conversions
            """
        let cards = [
            SoundCard(id: "Headphones", driver: "bcm2835_headpho", name: "bcm2835 Headphones"),
            SoundCard(id: "vc4hdmi", driver: "vc4-hdmi", name: "vc4-hdmi"),
            SoundCard(id: "S", driver: "USB-Audio", name: "Studio 24c"),
        ]
        #expect(
            titles(text, cards) == [
                "Headphones (bcm2835 Headphones) = sysdefault:CARD=Headphones",
                "Screen (MAI PCM i2s-hifi-0, vc4-hdmi) = plughw:CARD=vc4hdmi,DEV=0",
                "USB sound (Line Out, Studio 24c) = plughw:CARD=S,DEV=0",
                "USB sound (Phones Out, Studio 24c) = plughw:CARD=S,DEV=1",
            ])
    }

    @Test("Two of one make are told apart, and what a person wrote themselves is shown by their words")
    func apart() {
        let text = """
            sysdefault:CARD=Device|USB Audio Device, USB Audio|Default Audio Device
            sysdefault:CARD=Device_1|USB Audio Device, USB Audio|Default Audio Device
            kitchen|Loudspeaker in the kitchen
            bluealsa:DEV=00:11:22:33:44:55,PROFILE=a2dp|WH-1000XM3, trusted audio-headset, playback|Bluetooth Audio Playback
            """
        let card = { SoundCard(id: $0, driver: "USB-Audio", name: "USB Audio Device") }
        #expect(
            titles(text, [card("Device"), card("Device_1")]) == [
                "Bluetooth (WH-1000XM3) = bluealsa:DEV=00:11:22:33:44:55,PROFILE=a2dp",
                "USB sound (USB Audio Device), sysdefault:CARD=Device = sysdefault:CARD=Device",
                "USB sound (USB Audio Device), sysdefault:CARD=Device_1 = sysdefault:CARD=Device_1",
                "Loudspeaker in the kitchen = kitchen",
            ])
    }

    @Test("ALSA's plugins are nothing that a person would choose") func plugins() {
        for name in [
            "null", "samplerate", "jack", "surround71:CARD=PCH,DEV=0", "usbstream:CARD=PCH", "dmix:CARD=A",
        ] {
            #expect(titles("\(name)|x", []).isEmpty)
        }
    }

    @Test("A name is defined as ALSA's configuration has it, with arguments or without") func defined() {
        for name in ["null", "hw", "hw:7", "file:FILE=/dev/null,FORMAT=raw"] {
            #expect(DeviceListing.isDefined(name), "\(name)")
        }
        for name in ["", "backtalk-no-such-device", "backtalk-no-such-device:1", "null.type", ":0"] {
            #expect(!DeviceListing.isDefined(name), "\(name)")
        }
    }
}
