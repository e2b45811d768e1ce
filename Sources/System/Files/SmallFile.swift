import Glibc

/// Reading and replacing files of a cache. Nothing here waits for a pipe, follows into a directory, or throws: what
/// cannot be read is not there.
public enum SmallFile {
    /// All of the file; nil where it has more than `limit` bytes.
    public static func read(_ path: String, limit: Int) -> [UInt8]? {
        do {
            let file = try RegularFile(path)
            guard file.size <= limit else { return nil }
            var isWhole = false
            let bytes = [UInt8](unsafeUninitializedCapacity: file.size) { buffer, filled in
                isWhole = file.descriptor.fill(UnsafeMutableRawBufferPointer(buffer))
                filled = isWhole ? buffer.count : 0
            }
            return isWhole ? bytes : nil
        } catch {
            return nil
        }
    }

    /// Writes all of the file, or none of it, in place of whatever lies there but a directory. Its own directory is made
    /// where it is missing.
    ///
    /// - Parameter contents: its parts, one after the other.
    /// - Returns: whether it is there now.
    public static func replace(_ path: String, _ contents: [UnsafeRawBufferPointer]) -> Bool {
        do {
            let file = try FileReplacement(path, .cache)
            for part in contents { try file.write(part) }
            try file.keep(durably: false)
            return true
        } catch {
            return false
        }
    }
}
