import Scheduler

/// A person's own music: what is played, and in which order.
public struct Music: Sendable, Hashable {
    /// The paths of the files, each once or more, not empty.
    public let tracks: [String]
    /// nil: in the order of `tracks`. The same seed gives the same order; it is another one in every round.
    public let seed: UInt64?

    public init(tracks: [String], seed: UInt64? = nil) {
        self.tracks = tracks
        self.seed = seed
    }

    /// The bed of this music.
    ///
    /// - Parameters:
    ///   - cache: the directory where the levels of tracks are kept; nil: they are measured every time.
    ///   - report: hears a sentence for the person about each track that cannot be played, on the thread that loads.
    public func bed(cache: String?, report: @escaping @Sendable (String) -> Void) -> Bed {
        Bed(source: MusicSource(self, levels: LevelCache(directory: cache), report: report))
    }

    /// The track that is the `number`th to be heard.
    func track(_ number: Int) -> String {
        let (round, place) = (number / tracks.count, number % tracks.count)
        guard let seed else { return tracks[place] }
        let order = shuffled(seed, round)
        return tracks[order[place]]
    }

    private func shuffled(_ seed: UInt64, _ round: Int) -> [Int] {
        let chance = Chance(seed, stream: UInt64(round))
        var order = Array(tracks.indices)
        for last in order.indices.dropFirst().reversed() {
            order.swapAt(last, Int(chance.bits(Int64(last)) % UInt64(last + 1)))
        }
        return order
    }
}
