import Glibc

/// What one process of a person has at a time. It needs no folder that can be written, and is refused only because another
/// process of theirs has it.
public final class PersonalLock: Sendable {
    /// Another process of the person has it.
    public struct Taken: Error {}

    private let file: FileLock?
    private let names: [NameLock]

    /// - Parameter name: a word, and with ".lock" a name of a file.
    public init(_ name: String, at places: MeetingPlaces) throws(Taken) {
        // All take them in the same order: of two who begin at once, one has them all.
        file = try Self.file(name, places)
        var names: [NameLock] = []
        for place in places.names {
            do throws(SystemError) {
                if let lock = try NameLock("\(place)/\(name)") { names.append(lock) }
            } catch {
                throw Taken()
            }
        }
        self.names = names
    }

    /// Returns whether another process of the person has it.
    public static func isHeld(_ name: String, at places: MeetingPlaces) -> Bool {
        places.folder.map { FileLock.isHeld("\($0)/\(name).lock") } ?? false
            || places.names.contains { NameLock.isHeld("\($0)/\(name)") }
    }

    /// The processes that have it; nil where that cannot be told.
    public static func holders(_ name: String, at places: MeetingPlaces) -> Set<Int32>? {
        // Whose environment is another's holds a name alone.
        let named = places.names.compactMap { NameLock.holder("\($0)/\(name)") }
        guard !named.contains(0) else { return nil }
        guard let folder = places.folder else { return Set(named) }
        return FileLock.holders(of: "\(folder)/\(name).lock").map { $0.union(named) }
    }

    private static func file(_ name: String, _ places: MeetingPlaces) throws(Taken) -> FileLock? {
        guard let folder = places.folder else { return nil }
        do throws(SystemError) {
            try OwnFolder.make(folder)
            var status = stat()
            // In a folder of somebody else's they would decide who plays.
            guard stat(folder, &status) == 0, status.st_uid == geteuid() else { return nil }
            return try FileLock("\(folder)/\(name).lock", waits: false)
        } catch {
            if error.code == EWOULDBLOCK { throw Taken() }
            return nil
        }
    }
}
