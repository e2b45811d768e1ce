import CLinux
import Glibc

/// Tells that a file may have appeared: watches its folder, or the nearest one above that there is.
public final class PlaceWatch {
    /// Can be read when something was seen.
    public var descriptor: Int32 { file.number }
    private let file: OwnedDescriptor
    private let path: String
    private let events: Int32

    /// nil where the system refuses.
    ///
    /// - Parameter contents: whether it also counts that files of the folder are written, or go.
    public init?(_ path: String, contents: Bool = false) {
        self.path = path
        events = IN_CREATE | IN_MOVED_TO | IN_ONLYDIR | (contents ? IN_CLOSE_WRITE | IN_DELETE : 0)
        do {
            file = try OwnedDescriptor(
                checking: inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK)), "inotify")
        } catch {
            return nil
        }
        guard look() else { return nil }
    }

    /// Takes what has been seen, and watches the folders that are there by now; false where nothing was.
    public func take() -> Bool {
        var hasSeen = false
        withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 8) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) > 0 { hasSeen = true }
        }
        if hasSeen { _ = look() }
        return hasSeen
    }

    private func look() -> Bool {
        var folder = path[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            let name = folder.isEmpty ? "/" : String(folder)
            if inotify_add_watch(descriptor, name, UInt32(events)) >= 0 { return true }
        }
        return false
    }
}
