/// A key of a file that people write or pass on, and what its value can lead to. Every reader takes the keys that it knows
/// from such a list, so there is none without a row.
public struct DocumentKey: Sendable, Hashable {
    /// With the keys above it: "engine.command".
    public let path: String
    public let value: Value

    public enum Value: String, Sendable, Hashable, CaseIterable {
        /// Shown or spoken, and nothing else.
        case text
        /// One of a closed list.
        case choice
        case number
        /// Keys or entries that have rows of their own.
        case structure
        /// The name of an installed voice, and no path.
        case voiceName
        /// A voice's name, or the path of its file.
        case voice
        /// eSpeak NG's name of a voice, of letters, digits and few marks.
        case engineVoice
        /// A routine's name, or the path of its file.
        case routine
        /// A name of the sound system, never a definition.
        case device
        /// A soundscape, or the path of a file, a folder or a playlist.
        case music
        case soundFile
        case folder
        /// A program, by its path or as the PATH finds it, and its arguments.
        case program

        /// Whether it names what lies outside the file: a file, a device, a voice, a program.
        public var leadsOutside: Bool {
            switch self {
            case .text, .choice, .number, .structure: false
            case .voiceName, .voice, .engineVoice, .routine, .device, .music, .soundFile, .folder, .program:
                true
            }
        }
    }

    public init(_ path: String, _ value: Value) {
        self.path = path
        self.value = value
    }

    /// Keys of one kind.
    public static func all(_ paths: [String], _ value: Value) -> [DocumentKey] {
        paths.map { DocumentKey($0, value) }
    }
}

extension [DocumentKey] {
    /// The keys right under `parent`, or at the top of the file, without what stands above them.
    public func names(under parent: String = "") -> [String] {
        let prefix = parent.isEmpty ? "" : parent + "."
        return compactMap { key in
            guard key.path.hasPrefix(prefix) else { return nil }
            let name = key.path.dropFirst(prefix.count)
            return name.contains(".") ? nil : String(name)
        }
    }
}
