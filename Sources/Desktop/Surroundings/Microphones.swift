import Glibc
import System

/// Whether something records, by what the kernel says of the sound cards.
public struct Microphones: Sendable {
    private let folder: String

    /// - Parameter folder: another than the kernel's, for tests.
    public init(folder: String = "/proc/asound") { self.folder = folder }

    /// nil where the kernel tells nothing of sound cards, or there is no card that records.
    public var areInUse: Bool? {
        var known = false
        for card in Self.names(in: folder) where card.hasPrefix("card") {
            for device in Self.names(in: "\(folder)/\(card)")
            where device.hasPrefix("pcm") && device.hasSuffix("c") {
                let place = "\(folder)/\(card)/\(device)"
                for part in Self.names(in: place) where part.hasPrefix("sub") {
                    guard let status = Self.text("\(place)/\(part)/status") else { continue }
                    known = true
                    // "closed", or a table whose first row is the state.
                    if status.contains("RUNNING") || status.contains("DRAINING") { return true }
                }
            }
        }
        return known ? false : nil
    }

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        return names
    }

    private static func text(_ path: String) -> String? {
        do {
            let file = try OwnedDescriptor(checking: open(path, O_RDONLY | O_CLOEXEC), path)
            return Self.text(file)
        } catch {
            return nil
        }
    }

    private static func text(_ file: borrowing OwnedDescriptor) -> String? {
        let number = file.number
        return withUnsafeTemporaryAllocation(byteCount: 1_024, alignment: 1) { buffer in
            let count = read(number, buffer.baseAddress, buffer.count)
            return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
        }
    }
}
