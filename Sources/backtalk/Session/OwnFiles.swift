import Foundation

/// The YAML files in a folder of the person's, each known by its name without the extension.
struct OwnFiles: Sendable {
    static let extensions = [".yaml", ".yml"]

    let folder: String

    /// The file of that name; nil where there is none.
    func path(_ name: String) -> String? {
        guard !name.isEmpty, !name.contains("/") else { return nil }
        return Self.extensions.map { "\(folder)/\(name)\($0)" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The names, each once, in alphabetical order.
    var names: [String] {
        // A folder that is not there, or may not be read, holds no files.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        // Editors leave hidden ones behind.
        let names = files.filter { !$0.hasPrefix(".") }.compactMap { file in
            Self.extensions.first { file.hasSuffix($0) }.map { String(file.dropLast($0.count)) }
        }
        return Set(names).sorted()
    }

    /// The names with where each comes from; `builtIn` are the program's own, which go first.
    func rows(besides builtIn: [String]) -> [(name: String, origin: String, path: String)] {
        names.map { name in
            (name, builtIn.contains(name) ? "yours, by its path" : "yours", path(name) ?? "")
        }
    }
}
