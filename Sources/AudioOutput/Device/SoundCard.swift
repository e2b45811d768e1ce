import CALSA
import Glibc

/// A sound card, as the kernel knows it.
public struct SoundCard: Sendable, Hashable {
    /// As PCM names have it: "PCH".
    public let id: String
    /// "HDA-Intel", "USB-Audio", …
    public let driver: String
    /// "HDA Intel PCH", "Jabra Link 380".
    public let name: String

    public init(id: String, driver: String, name: String) {
        self.id = id
        self.driver = driver
        self.name = name
    }

    /// Those that are there; one that does not let itself be asked is left out.
    public static func all() -> [SoundCard] { found().map(\.card) }

    /// The ids of those that are there, by their numbers.
    public static func numbered() -> [Int: String] {
        Dictionary(found().map { (Int($0.number), $0.card.id) }, uniquingKeysWith: { $1 })
    }

    private static func found() -> [(number: Int32, card: SoundCard)] {
        backtalk_alsa_silence()
        var cards: [(Int32, SoundCard)] = []
        var number: Int32 = -1
        while snd_card_next(&number) == 0, number >= 0 { card(number).map { cards.append((number, $0)) } }
        return cards
    }

    private static func card(_ number: Int32) -> SoundCard? {
        var control: OpaquePointer?
        guard snd_ctl_open(&control, "hw:\(number)", Int32(SND_CTL_NONBLOCK)) == 0 else { return nil }
        defer { snd_ctl_close(control) }
        var card: OpaquePointer?
        snd_ctl_card_info_malloc(&card)
        defer { snd_ctl_card_info_free(card) }
        guard snd_ctl_card_info(control, card) == 0, let id = snd_ctl_card_info_get_id(card),
            let driver = snd_ctl_card_info_get_driver(card), let name = snd_ctl_card_info_get_name(card)
        else { return nil }
        return SoundCard(
            id: String(cString: id), driver: String(cString: driver), name: String(cString: name))
    }
}
