extension [UInt8] {
    /// Does so many things to a text by chance: takes a part out, doubles it, cuts the rest off, changes or swaps bytes, puts
    /// one of the pieces in.
    public mutating func damage(
        times: Int, with pieces: [String], using random: inout some RandomNumberGenerator
    ) {
        for _ in 0..<times where !isEmpty {
            let place = Int.random(in: 0..<count, using: &random)
            let end = Int.random(in: place..<Swift.min(count, place + 20), using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0: removeSubrange(place...end)
            case 1: insert(contentsOf: self[place...end], at: place)
            case 2: self[place] = UInt8.random(in: 0...255, using: &random)
            case 3: removeSubrange(place...)
            case 4, 5: insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: place)
            default: swapAt(place, end)
            }
        }
    }
}
