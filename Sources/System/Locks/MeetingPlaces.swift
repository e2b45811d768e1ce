import Glibc

/// The places in which the processes of a person look for each other, whatever environment each was started with.
///
/// Who keeps data of their own, and has a usable XDG_RUNTIME_DIR that is not the system's, has a world of their own. Everybody
/// else meets in the folder that the system makes for a user, and by a name of the kernel's, which needs no folder at all; and
/// all who keep the same data meet by a name of that.
public struct MeetingPlaces: Sendable, Hashable {
    /// For files; nil where no folder is to be had.
    let folder: String?
    /// In the kernel's space of names.
    let names: [String]
    /// The XDG_RUNTIME_DIR that was given and is none: no folder of this person's in which they can write.
    public let unusable: String?

    /// - Parameters:
    ///   - runtime: XDG_RUNTIME_DIR, an absolute path; nil where there is none.
    ///   - data: the folder of what the program keeps, whether it is there or not.
    ///   - usualData: that folder where the environment names no other.
    public init(runtime: String?, data: String, usualData: String) {
        self.init(
            runtime: runtime, data: data, usual: RuntimeFolder.usual, usualData: usualData, world: "backtalk")
    }

    /// - Parameters:
    ///   - usual: the folder that the system makes for this user.
    ///   - world: the beginning of the names, so that tests have one of their own.
    init(runtime: String?, data: String, usual: String, usualData: String, world: String) {
        let own = runtime.flatMap { Self.identity(ofUsable: $0) }
        let system = Self.identity(ofUsable: usual)
        unusable = own == nil ? runtime : nil
        folder = (own == nil ? system.map { _ in usual } : runtime).map { "\($0)/backtalk" }
        let user = "\(world)/\(geteuid())"
        let kept = Self.resolved(data)
        let isApart = own != nil && own != system && kept != Self.resolved(usualData)
        names = ["\(user)/\(Self.hash(kept))"] + (isApart ? [] : [user])
    }

    private struct Identity: Hashable {
        let device: dev_t
        let number: ino_t
    }

    /// nil for what is no folder of this user's in which they can write.
    private static func identity(ofUsable folder: String) -> Identity? {
        var status = stat()
        guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
            access(folder, W_OK | X_OK) == 0
        else { return nil }
        return Identity(device: status.st_dev, number: status.st_ino)
    }

    /// The path without links, as far as it is there.
    private static func resolved(_ path: String) -> String {
        var there = path[...]
        while !there.isEmpty {
            if let real = realpath(String(there), nil) {
                defer { free(real) }
                return String(cString: real) + path[there.endIndex...]
            }
            there = there[..<(there.lastIndex(of: "/") ?? there.startIndex)]
        }
        return path
    }

    /// FNV-1a: the names of the kernel are short, and two folders of one person need but differ.
    private static func hash(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
