import Documents
import Foundation
import Journal
import Practice

/// The routines that a person can name: the built-in ones, those in the config folder, and any file.
struct RoutineShelf: Sendable {
    let own: OwnFiles

    init(directories: Directories) { own = OwnFiles(folder: directories.routines) }

    /// A routine, where it comes from, and a hash of the text that it was read from: what finds it again for another
    /// session.
    struct Found: Sendable {
        let routine: Routine
        /// As it was asked for.
        let name: String
        let source: RoutineSource
        let hash: String
    }

    /// - Throws: `Mistakes` of the file, or a `Complaint` where there is no such routine.
    func routine(_ name: String) throws -> Routine { try find(.typed(name)).routine }

    /// - Throws: `Mistakes` of the file, or a `Complaint` where there is no such routine.
    func find(_ choice: SessionRequest.RoutineChoice) throws -> Found {
        switch choice {
        case .opened(let file): return try found(try file.bytes(), file.path, file.path)
        case .typed(let name):
            if let text = Catalog.source(name), let routine = try Catalog.routine(name) {
                return Found(
                    routine: routine, name: name, source: .builtIn(name), hash: ContentHash.of(text))
            }
            let path = try path(of: name)
            return try found(try SourceFile.bytes(path), path, name)
        }
    }

    private func found(_ bytes: Data, _ path: String, _ name: String) throws -> Found {
        Found(
            routine: try RoutineReader().read(bytes, file: path), name: name,
            source: .file(Self.whole(path)),
            hash: ContentHash.of(bytes))
    }

    private static func whole(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    }

    /// The path of the file that a name or a path stands for, which is none of our own routines.
    ///
    /// - Throws: a `Complaint` where there is none.
    func path(of name: String) throws -> String {
        if let file = own.path(name) { return file }
        if isFile(name) { return name }
        let hint = NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
        throw Complaint(
            "there is no routine '\(name)'; "
                + (hint ?? "'backtalk list routines' names them, and the path of a file will do as well"))
    }

    /// What a session of that routine is known by.
    ///
    /// - Throws: a `Complaint` where there is no such routine.
    func source(of choice: SessionRequest.RoutineChoice) throws -> RoutineSource {
        switch choice {
        case .opened(let file): .file(file.path)
        case .typed(let name):
            Catalog.routineIDs.contains(name) ? .builtIn(name) : .file(Self.whole(try path(of: name)))
        }
    }

    /// What can be named, but the files.
    var names: [String] { Catalog.routineIDs + own.names }

    /// Whether the name stands for a routine, with mistakes or without.
    func has(_ name: String) -> Bool {
        Catalog.routineIDs.contains(name) || own.path(name) != nil || isFile(name)
    }

    /// Whether the name is meant as a path.
    private func isFile(_ name: String) -> Bool {
        name.contains("/") || OwnFiles.extensions.contains { name.hasSuffix($0) }
            || FileManager.default.fileExists(atPath: name)
    }

    func read(_ path: String) throws -> Routine {
        try RoutineReader().read(try SourceFile.bytes(path), file: path)
    }
}
