import CALSA
import Glibc

/// A PCM that ALSA offers for playing.
public struct DeviceListing: Sendable, Hashable {
    /// ALSA's name: "sysdefault:CARD=PCH".
    public let name: String
    /// ALSA's words for it, a line each; none where it has none.
    public let lines: [String]

    public init(name: String, lines: [String]) {
        self.name = name
        self.lines = lines
    }

    /// What opens it; nil where a person's configuration lists what is more than a name. ALSA's list is the system's and
    /// the person's own, so a kind that we do not know takes plain arguments too.
    public var pcm: PCMName? {
        if let pcm = PCMName(name) { return pcm }
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, PCMName.isWord(parts[0]), PCMName.areParts(parts[1]) else { return nil }
        return PCMName(unchecked: name)
    }

    /// In one line.
    public var description: String { lines.joined(separator: ", ") }

    /// All that ALSA's configuration names, in its order; none where there is no sound at all.
    public static func all() -> [DeviceListing] {
        backtalk_alsa_silence()
        var hints: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
        guard snd_device_name_hint(-1, "pcm", &hints) == 0, let hints else { return [] }
        defer { snd_device_name_free_hint(hints) }
        var listings: [DeviceListing] = []
        var hint = hints
        while let entry = hint.pointee {
            // No direction means both.
            if let name = text(entry, "NAME"), text(entry, "IOID") ?? "Output" == "Output" {
                let lines = (text(entry, "DESC") ?? "").split(separator: "\n").map(String.init)
                listings.append(DeviceListing(name: name, lines: lines))
            }
            hint += 1
        }
        return listings
    }

    /// Whether ALSA's configuration defines a PCM of that name, listed or not. A name with arguments ("hw:0") counts
    /// as defined if what stands before them is.
    public static func isDefined(_ name: String) -> Bool { isSet(name.prefix { $0 != ":" }) }

    /// Whether ALSA's configuration defines a PCM of that name that takes no arguments: a device that somebody has set up,
    /// and no kind of them.
    public static func isComplete(_ name: String) -> Bool { isSet(name[...]) && !isSet(name[...], "@args") }

    private static func isSet(_ base: Substring, _ part: String? = nil) -> Bool {
        backtalk_alsa_silence()
        var configuration: OpaquePointer?
        // A dot would lead into the definition of another.
        guard !base.isEmpty, !base.contains("."), snd_config_update_ref(&configuration) >= 0 else {
            return false
        }
        defer { snd_config_unref(configuration) }
        var found: OpaquePointer?
        let key = part.map { ".\($0)" } ?? ""
        return snd_config_search(configuration, "pcm.\(base)\(key)", &found) == 0
    }

    private static func text(_ hint: UnsafeMutableRawPointer, _ key: String) -> String? {
        guard let text = snd_device_name_get_hint(hint, key) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }
}
