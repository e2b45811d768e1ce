import Glibc
import Synchronization

/// The hidden names of unfinished files, which are taken away when a signal ends the process.
enum PartRescue {
    typealias Place = Int

    private static let count = 4
    private static let longest = Int(PATH_MAX)

    /// Places for paths, each ended by a zero; an empty one begins with it. Never freed: a handler on another thread may
    /// be reading.
    nonisolated(unsafe) fileprivate static let paths = {
        let paths = UnsafeMutablePointer<CChar>.allocate(capacity: count * longest)
        paths.initialize(repeating: 0, count: count * longest)
        return paths
    }()
    private static let taken = Mutex(Set<Place>())

    /// nil where as many are remembered as can be, or the path is too long.
    static func remember(_ path: String) -> Place? {
        FatalSignals.perform(removeParts)
        let bytes = path.utf8CString
        guard bytes.count <= longest else { return nil }
        return taken.withLock { taken in
            guard let place = (0..<count).first(where: { !taken.contains($0) }) else { return nil }
            taken.insert(place)
            // The first byte last: until then the place is empty.
            let start = paths + place * longest
            for index in bytes.indices.reversed() { start[index] = bytes[index] }
            return place
        }
    }

    static func forget(_ place: Place) {
        taken.withLock { taken in
            paths[place * longest] = 0
            taken.remove(place)
        }
    }

    fileprivate static func removeAll() {
        for place in 0..<count where paths[place * longest] != 0 { unlink(paths + place * longest) }
    }
}

/// A function of its own: a closure passed to C crashes the compiler in Swift 6 mode.
private func removeParts() { PartRescue.removeAll() }
