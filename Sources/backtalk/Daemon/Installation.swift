import Desktop
import Foundation

/// The daemon as one person has it installed: files in their own folders, and nothing of the system's.
struct Installation {
    private let files: ServiceFiles
    private let unit: String
    private let link: String
    private let activation: String
    private let writable: [String]

    init(_ directories: Directories = Directories(), program: String) {
        files = ServiceFiles(program: program, data: directories.data)
        // Their folders lie beside ours.
        let units = Self.sibling(of: directories.config, "systemd/user")
        unit = "\(units)/\(ServiceFiles.unitName)"
        link = "\(units)/\(ServiceFiles.wantedBy).wants/\(ServiceFiles.unitName)"
        activation =
            Self.sibling(of: directories.data, "dbus-1/services") + "/\(ServiceFiles.activationName)"
        writable = [directories.data, directories.cache]
    }

    private static func sibling(of folder: String, _ name: String) -> String {
        URL(filePath: folder).deletingLastPathComponent().appending(path: name).path
    }

    /// - Throws: a `Complaint` where a file cannot be written.
    func write() throws {
        for folder in writable + [unit, link, activation].map(Self.folder) { try make(folder) }
        try put(files.unit, at: unit)
        try put(files.activation, at: activation)
        try telling(link) {
            try Self.delete(link)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: unit)
        }
    }

    /// - Returns: whether there was anything.
    /// - Throws: a `Complaint` where a file cannot be removed.
    func remove() throws -> Bool {
        var found = false
        for path in [link, unit, activation] {
            try telling(path) { found = try Self.delete(path) || found }
        }
        return found
    }

    private static func folder(_ path: String) -> String {
        URL(filePath: path).deletingLastPathComponent().path
    }

    private func make(_ folder: String) throws {
        try telling(folder) {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
    }

    private func put(_ text: String, at path: String) throws {
        try telling(path) { try Data(text.utf8).write(to: URL(filePath: path), options: .atomic) }
    }

    /// A link that leads nowhere is a file too.
    @discardableResult
    private static func delete(_ path: String) throws -> Bool {
        do {
            try FileManager.default.removeItem(atPath: path)
            return true
        } catch CocoaError.fileNoSuchFile {
            return false
        }
    }

    private func telling(_ path: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch {
            throw Complaint(
                "'\(path)' cannot be changed (\(FailureReason.of(error))); check the permissions of its folder",
                .failed)
        }
    }
}
