import Foundation

/// Files that a person wrote.
enum SourceFile {
    /// As much of a file as a reader needs to refuse one that is too long.
    private static let most = 300 * 1_024

    /// - Throws: a `Complaint` where the file is missing, a folder, or may not be read.
    static func bytes(_ path: String) throws -> Data {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Complaint("there is no file '\(path)'; check the path")
        }
        guard !isFolder.boolValue else {
            throw Complaint("'\(path)' is a folder; name a file in it")
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Complaint("'\(path)' may not be read; check its permissions")
        }
        do {
            return try file.read(upToCount: most) ?? Data()
        } catch {
            throw Complaint("'\(path)' could not be read: \(error.localizedDescription)")
        }
    }
}
