import CALSA
import Glibc

/// A PCM that ALSA offers for playing.
public struct DeviceListing: Sendable, Hashable {
    /// What `--device` takes.
    public let name: String
    /// ALSA's words for it, in one line; empty where it has none.
    public let description: String

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
                let lines = (text(entry, "DESC") ?? "").split(separator: "\n")
                listings.append(DeviceListing(name: name, description: lines.joined(separator: ", ")))
            }
            hint += 1
        }
        return listings
    }

    private static func text(_ hint: UnsafeMutableRawPointer, _ key: String) -> String? {
        guard let text = snd_device_name_get_hint(hint, key) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }
}
