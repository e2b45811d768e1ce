import Documents
import Foundation
import Journal
import Practice

/// The routines that a person can name: the built-in ones, those in the config folder, and any file.
struct RoutineShelf: Sendable {
    let own: OwnFiles

    init(directories: Directories) { own = OwnFiles(folder: directories.routines) }

    /// - Throws: `Mistakes` of the file, or a `Complaint` where there is no such routine.
    func routine(_ name: String) throws -> Routine {
        if let routine = try Catalog.routine(name) { return routine }
        if let file = own.path(name) { return try read(file) }
        if isFile(name) { return try read(name) }
        let hint = NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
        throw Complaint(
            "there is no routine '\(name)'; "
                + (hint ?? "'backtalk list routines' names them, and the path of a file will do as well"))
    }

    /// Where the routine of that name comes from, and a hash of its text: what finds it again for another session.
    func origin(_ name: String) throws -> (source: RoutineSource, hash: String) {
        if let text = Catalog.source(name) { return (.builtIn(name), ContentHash.of(text)) }
        let path = own.path(name) ?? name
        let absolute = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        return (.file(absolute), ContentHash.of(try SourceFile.bytes(path)))
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
