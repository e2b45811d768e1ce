import ArgumentParser
import Desktop
import Documents
import Foundation
import Practice

/// The wish for a session as it crosses the bus: the options of `play` by their long names, as text.
struct StartRequest {
    static let routineKey = "routine"
    static let directoryKey = "directory"

    let routine: String?
    let options: PlayOptions
    private let directory: String?

    /// - Throws: a `Complaint` where an option is wrong.
    init(_ table: [String: Value]) throws {
        routine = try Self.text(Self.routineKey, in: table)
        directory = try Self.text(Self.directoryKey, in: table)
        var arguments: [String] = []
        for (name, value) in table.sorted(by: { $0.key < $1.key })
        where name != Self.routineKey && name != Self.directoryKey {
            if let isOn = value.truth {
                if isOn { arguments.append("--\(name)") }
                continue
            }
            guard let text = value.text ?? value.integer.map({ "\($0)" }) else {
                throw Complaint(
                    "the value of '\(name)' is neither text, a whole number nor true or false; give one of these"
                )
            }
            // As one word, so that no value is taken for an option.
            arguments.append("--\(name)=\(text)")
        }
        do {
            options = try PlayOptions.parse(arguments)
        } catch {
            guard PlayOptions.exitCode(for: error) != .success else {
                throw Complaint("help and the like are no options of a session; leave them out")
            }
            throw Complaint(Complaint.clause(PlayOptions.message(for: error)))
        }
    }

    private static func text(_ key: String, in table: [String: Value]) throws -> String? {
        try table[key].map { value in
            guard let text = value.text else {
                throw Complaint("the value of '\(key)' is no text; give a name or a path")
            }
            return text
        }
    }

    /// - Throws: `Mistakes` in one of the person's files, or a `Complaint`.
    func prepared() throws -> PreparedSession {
        let shelf = RoutineShelf(directories: Directories())
        let name = routine.map { shelf.path(of: $0, from: directory) }
        return try PreparedSession(name, options)
    }

    /// What is sent.
    static func table(_ routine: String?, _ options: PlayOptions) -> [String: Value] {
        var table = options.words.mapValues { Value.string($0) }
        table[routineKey] = routine.map { .string($0) }
        if options.resume { table["resume"] = .boolean(true) }
        table[directoryKey] = .string(FileManager.default.currentDirectoryPath)
        return table
    }
}

extension RoutineShelf {
    /// A name as it is, or a file's path from another process's working folder.
    fileprivate func path(of name: String, from directory: String?) -> String {
        guard let directory, directory.hasPrefix("/"), !name.hasPrefix("/"), !names.contains(name) else {
            return name
        }
        let path = "\(directory)/\(name)"
        return name.contains("/") || FileManager.default.fileExists(atPath: path) ? path : name
    }
}
