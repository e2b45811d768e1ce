import CLinux
import Glibc
import System

/// Tells when the socket of a sound server appears: PulseAudio's, PipeWire's, or the one that PULSE_SERVER names.
final class ServerWatch: Sendable {
    private let file: OwnedDescriptor
    private let loop: PollLoop

    /// `notice` is called on the loop. nil where the system refuses: then the device is found by looking for it.
    init?(on loop: PollLoop, notice: @escaping @Sendable () -> Void) {
        do {
            file = try OwnedDescriptor(
                checking: inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK)), "inotify")
        } catch {
            return nil
        }
        self.loop = loop
        let places = ServerPlaces(environment: { getenv($0).map { String(cString: $0) } })
        let descriptor = file.number
        for folder in places.folders { Self.add(folder, to: descriptor) }
        loop.watch(descriptor) {
            guard Self.names(readFrom: descriptor).contains(where: places.names.contains) else { return }
            // The folder of the socket may be what appeared.
            for folder in places.folders { Self.add(folder, to: descriptor) }
            notice()
        }
    }

    deinit { loop.watch(file.number, nil) }

    /// A folder that is not there yet is added when it has appeared in another.
    private static func add(_ folder: String, to descriptor: Int32) {
        inotify_add_watch(descriptor, folder, UInt32(IN_CREATE | IN_MOVED_TO | IN_ONLYDIR))
    }

    private static func names(readFrom descriptor: Int32) -> Set<String> {
        var names: Set<String> = []
        let head = MemoryLayout<inotify_event>.size
        withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: MemoryLayout<inotify_event>.alignment) {
            buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                if count < head { return }
                var offset = 0
                while offset + head <= count {
                    let event = buffer.load(fromByteOffset: offset, as: inotify_event.self)
                    let name = buffer[(offset + head)..<min(count, offset + head + Int(event.len))]
                    names.insert(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
                    offset += head + Int(event.len)
                }
            }
        }
        return names
    }
}
