/// A device as a person knows it, beside ALSA's name for it.
public struct KnownDevice: Sendable, Hashable {
    /// "Built-in speakers (HDA Intel PCH)", "The usual device".
    public var title: String
    /// ALSA's name: what opens it.
    public let name: String

    public init(title: String, name: String) {
        self.title = title
        self.name = name
    }

    /// Those among `listings` that a person would choose from, each once, the usual one first.
    ///
    /// A card has a dozen PCMs that differ in what they convert and mix; of each socket the one is taken that shares the
    /// card with others, where there is one.
    public static func among(_ listings: [DeviceListing], cards: [SoundCard]) -> [KnownDevice] {
        let pcms = listings.map { ListedPCM($0, cards: cards) }
        var seen: Set<Socket> = []
        var devices: [KnownDevice] = []
        for way in ListedPCM.Way.allCases {
            for pcm in pcms where pcm.way == way {
                guard
                    seen.insert(Socket(card: pcm.cardID ?? pcm.listing.name, device: pcm.deviceName)).inserted
                else { continue }
                devices.append(KnownDevice(title: pcm.title, name: pcm.listing.name))
            }
        }
        return told(apart: devices)
    }

    private struct Socket: Hashable {
        let card: String
        let device: String
    }

    /// Two headsets of one make have one title.
    private static func told(apart devices: [KnownDevice]) -> [KnownDevice] {
        devices.map { device in
            guard devices.count(where: { $0.title == device.title }) > 1 else { return device }
            return KnownDevice(title: "\(device.title), \(device.name)", name: device.name)
        }
    }
}
