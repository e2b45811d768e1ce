import CLinux
import Glibc

/// Tells that a file may have appeared: watches its folder, or the nearest one above that there is.
final class PlaceWatch {
    let descriptor: Int32
    private let path: String

    /// nil where the system refuses.
    init?(_ path: String) {
        self.path = path
        descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        guard look() else {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }

    /// Takes what has been seen, and watches the folders that are there by now; false where nothing was.
    func take() -> Bool {
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
            let events = UInt32(IN_CREATE | IN_MOVED_TO | IN_ONLYDIR)
            if inotify_add_watch(descriptor, name, events) >= 0 { return true }
        }
        return false
    }
}
