import Practice

/// How much is spoken where: the same everywhere, but for a session that follows what is known of each pose.
extension Score {
    /// The level of an entry; never `auto`.
    func talk(ofEntry entry: Int) -> Talk {
        guard talk == .auto else { return talk }
        return pose(ofEntry: entry).flatMap { known[$0.pose.id] } ?? .full
    }

    /// The level of the opening and the closing: as much as any pose of the session is told with.
    var openingTalk: Talk {
        guard talk == .auto else { return talk }
        let levels = routine.entries.indices.dropFirst(from)
            .filter { pose(ofEntry: $0) != nil }.map { talk(ofEntry: $0) }
        return [.full, .brief, .chimes].first(where: levels.contains) ?? .full
    }

    /// The level at which a person is answered at a place. Who is spoken to at all is answered in words.
    func answer(at place: Place?) -> Talk {
        guard talk == .auto else { return talk }
        let level = place.map { talk(ofEntry: $0.entry) } ?? openingTalk
        return level == .full ? .full : .brief
    }
}
