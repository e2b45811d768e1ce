/// A PCM of ALSA's list, read: which card and socket it leads to, and how.
struct ListedPCM {
    /// What a person would choose it for, in the order in which it is shown; nil: for nothing.
    enum Way: CaseIterable {
        /// What ALSA takes when nobody says.
        case usual
        case server
        case bluetooth
        /// Of a card, shared with other programs.
        case card
        case screen
        case digital
        /// Of a card, for this program alone.
        case socket
        /// Written by the person into their own ALSA configuration.
        case own
    }

    let listing: DeviceListing
    private let card: SoundCard?
    private let arguments: [Substring: Substring]

    init(_ listing: DeviceListing, cards: [SoundCard]) {
        self.listing = listing
        let parts = listing.name.split(separator: ":", maxSplits: 1)
        var arguments: [Substring: Substring] = [:]
        for argument in parts.dropFirst().first?.split(separator: ",") ?? [] {
            let pair = argument.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { arguments[pair[0]] = pair[1] }
        }
        self.arguments = arguments
        card = cards.first { arguments["CARD"].map(String.init) == $0.id }
    }

    var cardID: String? { arguments["CARD"].map(String.init) }

    /// "sysdefault" of "sysdefault:CARD=PCH".
    private var kind: Substring { listing.name.prefix { $0 != ":" } }

    /// The card's name in ALSA's words: what stands before the comma of the first line.
    private var cardName: String {
        let first = (listing.lines.first ?? "").split(separator: ", ", maxSplits: 1)
        return card?.name ?? first.first.map(String.init) ?? cardID ?? listing.name
    }

    /// The socket's name in ALSA's words: "ALC257 Analog", "HDMI 0". Empty where the card has but one.
    var deviceName: String {
        let first = (listing.lines.first ?? "").split(separator: ", ", maxSplits: 1)
        return first.count > 1 ? String(first[1]) : ""
    }

    var way: Way? {
        switch kind {
        case "default": return cardID == nil ? .usual : nil
        case "pulse", "pipewire": return .server
        case "bluealsa": return .bluetooth
        case "sysdefault": return cardID == nil ? nil : .card
        case "hdmi": return .screen
        case "iec958": return cardID == nil ? nil : .digital
        case "plughw": return .socket
        default: return cardID != nil || Self.plugins.contains(String(kind)) ? nil : .own
        }
    }

    var title: String {
        switch way {
        case .usual: return "The usual device" + (server.map { " (\($0))" } ?? "")
        case .server: return "Sound server (\(kind == "pulse" ? "PulseAudio" : "PipeWire"))"
        case .bluetooth: return "Bluetooth (\(cardName))"
        case .screen: return "Screen (\(socketTitle))"
        case .digital: return "Digital output (\(cardName))"
        case .card, .socket: return "\(cardKind) (\(way == .card ? cardName : socketTitle))"
        case .own, nil: return listing.lines.first ?? listing.name
        }
    }

    private var socketTitle: String { deviceName.isEmpty ? cardName : "\(deviceName), \(cardName)" }

    /// What ALSA says that its default leads to: "Default ALSA Output (currently PipeWire Media Server)".
    private var server: String? {
        let words = listing.description
        return ["PipeWire", "PulseAudio"].first { words.contains($0) }
    }

    private var cardKind: String {
        let words = "\(cardName) \(deviceName)".lowercased()
        func says(_ any: String...) -> Bool { any.contains { words.contains($0) } }
        if says("headphone", "headset", "earphone", "earbud", "earpod", "buds") { return "Headphones" }
        if says("hdmi", "displayport") { return "Screen" }
        if card?.driver == "USB-Audio" { return says("speaker") ? "USB speakers" : "USB sound" }
        if says("s/pdif", "spdif", "iec958", "digital") { return "Digital output" }
        switch card?.driver {
        case "Loopback", "Dummy": return "Not heard"
        case .some(let driver) where driver.hasPrefix("HDA") || driver.hasPrefix("sof"): break
        default: if !says("hda", "analog", "speaker") { return "Sound card" }
        }
        return "Built-in speakers"
    }

    /// PCMs of ALSA's own configuration and plugins: parts for other PCMs, channels of a card, or nothing to be heard.
    private static let plugins: Set<String> = [
        "null", "empty", "file", "tee", "plug", "hw", "dmix", "dsnoop", "dshare", "asym", "rate", "shm",
        "lavrate", "lavrate_faster", "lavrate_fast", "lavrate_high", "lavrate_higher", "samplerate",
        "samplerate_best", "samplerate_medium", "samplerate_order", "samplerate_linear", "speexrate",
        "speexrate_best", "speexrate_medium", "speex", "upmix", "vdownmix", "jack", "oss", "usbstream",
        "front", "rear", "center_lfe", "side", "surround21", "surround40", "surround41", "surround50",
        "surround51", "surround71", "spdif", "modem", "phoneline", "a52", "a52encode", "arcam_av", "cards",
        "equal", "ladspa", "mix51",
    ]
}
