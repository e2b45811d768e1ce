import Foundation
import Practice

/// The routines that a person can name: the built-in ones, those in the config folder, and any file.
struct RoutineShelf: Sendable {
    let directories: Directories

    /// - Throws: `Mistakes` of the file, or a `Complaint` where there is no such routine.
    func routine(_ name: String) throws -> Routine {
        if let routine = try Catalog.routine(name) { return routine }
        if let file = ownFile(name) { return try read(file, id: nil) }
        let looksLikeFile = name.contains("/") || Self.extensions.contains { name.hasSuffix($0) }
        if looksLikeFile || FileManager.default.fileExists(atPath: name) { return try read(name, id: nil) }
        let known = Catalog.routineIDs + ownNames()
        let hint = NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
        throw Complaint(
            "there is no routine '\(name)'; "
                + (hint ?? "'backtalk list routines' names them, and a path to a file does as well"))
    }

    /// The names of the routines in the config folder, in alphabetical order.
    func ownNames() -> [String] {
        // A folder that is not there, or may not be read, holds no routines.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: directories.routines)) ?? []
        return files.compactMap { file in
            Self.extensions.first { file.hasSuffix($0) }.map { String(file.dropLast($0.count)) }
        }.sorted()
    }

    func read(_ path: String, id: String?) throws -> Routine {
        try RoutineReader().read(try SourceFile.bytes(path), file: path, id: id)
    }

    private static let extensions = [".yaml", ".yml"]

    private func ownFile(_ name: String) -> String? {
        guard !name.contains("/") else { return nil }
        return Self.extensions.map { "\(directories.routines)/\(name)\($0)" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}
