import AudioOutput
import Documents
import Practice

/// The sound devices that a person can name: as ALSA does, or as people do.
struct DeviceShelf {
    /// Every PCM of ALSA's list.
    let listings: [DeviceListing]
    /// Those that a person chooses from.
    let known: [KnownDevice]
    private let isDefined: (String) -> Bool

    init(
        listings: [DeviceListing], cards: [SoundCard],
        isDefined: @escaping (String) -> Bool = DeviceListing.isDefined
    ) {
        self.listings = listings
        known = KnownDevice.among(listings, cards: cards)
        self.isDefined = isDefined
    }

    /// What is there now. ALSA's default works whether its configuration lists it or not.
    static func found() -> DeviceShelf {
        var listings = DeviceListing.all()
        if !listings.contains(where: { $0.name == "default" }), DeviceListing.isDefined("default") {
            listings.append(DeviceListing(name: "default", lines: []))
        }
        return DeviceShelf(listings: listings, cards: SoundCard.all())
    }

    /// ALSA's name of the device that a person means. Names of ALSA's own need no list, which takes a moment to make.
    ///
    /// - Throws: a `Complaint` where there is no such device, or more than one.
    static func name(of wish: String) throws -> String {
        if wish == "default" || DeviceListing.isDefined(wish) { return wish }
        return try found().name(of: wish)
    }

    func name(of wish: String) throws -> String {
        if wish == "default" || isDefined(wish) || listings.contains(where: { $0.name == wish }) {
            return wish
        }
        let letters = wish.lowercased()
        guard letters.contains(where: { !$0.isWhitespace }) else { throw unknown(wish) }
        let matches: [(KnownDevice) -> Bool] = [
            { $0.title.lowercased() == letters }, { $0.title.lowercased().hasPrefix(letters) },
            { $0.title.lowercased().contains(letters) || $0.name.lowercased().contains(letters) },
        ]
        for isMatch in matches {
            let found = known.filter(isMatch)
            if let device = found.first, found.count == 1 { return device.name }
            if found.count > 1 { throw ambiguous(wish, found) }
        }
        throw unknown(wish)
    }

    private func ambiguous(_ wish: String, _ found: [KnownDevice]) -> Complaint {
        let titles = found.prefix(4).map { "'\($0.title)'" }
        return Complaint("'\(wish)' may be \(titles.joined(separator: " or ")); give more of the name")
    }

    private func unknown(_ wish: String) -> Complaint {
        let names = known.flatMap { [$0.title, $0.name] + Self.words($0.title) }
        guard let near = NearestName.of(wish, among: names),
            let device = known.first(where: {
                $0.title == near || $0.name == near || Self.words($0.title).contains(near)
            })
        else {
            return Complaint("there is no sound device '\(wish)'; 'backtalk list devices' names them")
        }
        return Complaint("there is no sound device '\(wish)'; did you mean '\(device.title)'?")
    }

    /// A person writes one word of a title, and one letter of it wrong.
    private static func words(_ title: String) -> [String] {
        title.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init).filter { $0.count > 3 }
    }
}
