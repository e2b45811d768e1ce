import Desktop
import Foundation
import System

/// The daemon as one person has it installed: files in their own folders, and nothing of the system's.
struct Installation {
    private let directories: Directories
    private let unit: String
    private let link: String
    private let activation: String

    init(_ directories: Directories = Directories()) {
        self.directories = directories
        // Their folders lie beside ours.
        let units = Self.sibling(of: directories.config, "systemd/user")
        unit = "\(units)/\(ServiceFiles.unitName)"
        link = "\(units)/\(ServiceFiles.wantedBy).wants/\(ServiceFiles.unitName)"
        activation =
            Self.sibling(of: directories.data, "dbus-1/services") + "/\(ServiceFiles.activationName)"
    }

    /// - Parameters:
    ///   - program: the path of the executable.
    ///   - variable: looks up the environment, whose folders and search path the daemon is to have too.
    /// - Throws: a `Complaint` for a path that the files cannot hold, where a file cannot be written, or where one lies in
    ///   its place that is somebody else's; then nothing was changed.
    func write(program: String, variable: (String) -> String? = Terminal.variable) throws {
        let files: ServiceFiles
        do throws(ServicePathError) {
            files = try ServiceFiles(
                program: program, data: directories.data, cache: directories.cache,
                variables: Self.variables(home: directories.home, variable))
        } catch {
            throw Complaint(error)
        }
        let places = [
            InstalledFile(path: unit, content: .text(files.unit)),
            InstalledFile(path: activation, content: .text(files.activation)),
            InstalledFile(path: link, content: .link(to: unit)),
        ]
        for place in places { try place.check() }
        for folder in [directories.data, directories.cache] + places.map({ Self.folder($0.path) }) {
            do throws(SystemError) {
                try OwnFolder.make(folder)
            } catch {
                throw InstalledFile.cannotChange(error.subject, error.code)
            }
        }
        for place in places { try place.write() }
    }

    /// Removes what an installation wrote, and nothing else.
    ///
    /// - Returns: whether there was anything.
    /// - Throws: a `Complaint` about the first that cannot be removed, or is somebody else's; the others are gone.
    func remove() throws -> Bool {
        var found = false
        var complaint: (any Error)?
        let places = [
            InstalledFile(path: link, content: .link(to: unit)),
            InstalledFile(path: unit, content: .text("")),
            InstalledFile(path: activation, content: .text("")),
        ]
        for place in places {
            do {
                found = try place.remove() || found
            } catch {
                complaint = complaint ?? error
            }
        }
        if let complaint { throw complaint }
        return found
    }

    // MARK: - The environment

    /// The search path, with the person's own programs last where it leaves them out, and the folders that they chose.
    private static func variables(home: String, _ variable: (String) -> String?) -> [String: String] {
        var path = (variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").map(String.init)
            .filter { $0.hasPrefix("/") && !hasControls($0) }
        let own = "\(home)/.local/bin"
        if !path.contains(own) { path.append(own) }
        var variables = ["PATH": path.joined(separator: ":")]
        for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
            if let value = variable(name), value.hasPrefix("/") { variables[name] = value }
        }
        return variables
    }

    private static func hasControls(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    // MARK: - Folders

    private static func sibling(of folder: String, _ name: String) -> String {
        "\(Self.folder(folder))/\(name)"
    }

    private static func folder(_ path: String) -> String {
        String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
}
