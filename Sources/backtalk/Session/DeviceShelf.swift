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
    /// - Throws: a `Complaint` where there is no such device, or more than one, or where it is no name.
    static func name(of wish: String) throws -> PCMName {
        if let pcm = PCMName(wish), pcm == .standard || DeviceListing.isDefined(wish) { return pcm }
        return try found().name(of: wish)
    }

    func name(of wish: String) throws -> PCMName {
        if let pcm = PCMName(wish), pcm == .standard || isDefined(wish) { return pcm }
        if let listing = listings.first(where: { $0.name == wish }) { return try pcm(listing.name) }
        let letters = wish.lowercased()
        guard letters.contains(where: { !$0.isWhitespace }) else { throw unknown(wish) }
        let matches: [(KnownDevice) -> Bool] = [
            { $0.title.lowercased() == letters }, { $0.title.lowercased().hasPrefix(letters) },
            { $0.title.lowercased().contains(letters) || $0.name.lowercased().contains(letters) },
        ]
        for isMatch in matches {
            let found = known.filter(isMatch)
            if let device = found.first, found.count == 1 { return try pcm(device.name) }
            if found.count > 1 { throw ambiguous(wish, found) }
        }
        throw Self.isDefinition(wish) ? Self.definition(wish) : unknown(wish)
    }

    /// Notes where a file gives a definition of a device in place of a name. Whether a device of that name is there now is
    /// no matter of the file's.
    static func check(_ value: YAMLValue, _ log: inout MistakeLog) {
        guard case .text(let text, _) = value.content, isDefinition(text),
            text.contains(where: marks.subtracting(marksOfCards).contains)
        else { return }
        do {
            // ALSA's list may have such marks in its names, and people in the names of their cards.
            _ = try found().name(of: text)
        } catch {
            log.add(
                value.place, "\(MistakeLog.quoted(text)) is no name of a sound device",
                expected:
                    "expected one of 'backtalk list devices --all', or the name of a PCM in your ~/.asoundrc")
        }
    }

    private static func isDefinition(_ wish: String) -> Bool {
        PCMName(wish) == nil && wish.contains(where: marks.contains)
    }

    /// The name by which the daemon has the device that a person means: it takes those of ALSA's list, and those that the
    /// person has set up under a name of their own.
    ///
    /// - Throws: a `Complaint` where there is none, and where the device is in no list.
    static func nameForDaemon(_ wish: String) throws -> String {
        let name = try name(of: wish).text
        if name == PCMName.standard.text || DeviceListing.isComplete(name) { return name }
        if let listed = found().listed(name, cards: SoundCard.numbered()) { return listed }
        throw Complaint(
            "the daemon takes the devices of 'backtalk list devices --all', and '\(name)' is none of them; give it a name of "
                + "its own in your ~/.asoundrc, or play here with 'backtalk play'")
    }

    /// ALSA's list has cards by their ids, and devices by numbers: "hw:1,0" is "hw:CARD=PCH,DEV=0" there.
    func listed(_ name: String, cards: [Int: String]) -> String? {
        if listings.contains(where: { $0.name == name }) { return name }
        guard let colon = name.firstIndex(of: ":") else { return nil }
        let parts = name[name.index(after: colon)...].split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.split(separator: "=", maxSplits: 1).last.map(String.init) ?? "" }
        guard let card = parts.first, parts.count <= 2 else { return nil }
        let id = Int(card).flatMap { cards[$0] } ?? card
        let whole = "\(name[..<colon]):CARD=\(id),DEV=\(parts.count == 2 ? parts[1] : "0")"
        let names = parts.count == 2 ? [whole] : ["\(name[..<colon]):CARD=\(id)", whole]
        return names.first { name in listings.contains { $0.name == name } }
    }

    /// What opens a device of ALSA's list.
    private func pcm(_ name: String) throws -> PCMName {
        guard let pcm = listings.first(where: { $0.name == name })?.pcm else { throw Self.definition(name) }
        return pcm
    }

    /// What a name of a device does not hold, and a definition of one does: there is no spelling mistake to look for.
    private static let marks: Set<Character> = [
        ":", "{", "}", "[", "]", "'", "\"", "|", "<", ">", "@", "$", "=", ";", "/", "\n", "\r", "\r\n", "\0",
    ]

    /// Those that the name of a card may hold too.
    private static let marksOfCards: Set<Character> = ["/", "=", "[", "]"]

    /// A definition can write files and start programs.
    private static func definition(_ wish: String) -> Complaint {
        Complaint(
            "\(MistakeLog.quoted(wish)) is no name of a sound device, and may do more than play; define it in your "
                + "~/.asoundrc as a PCM with a name of its own, and give that name")
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
