import Audio
import Practice
import Speech
import Text
import Voice

/// What a session opens and starts that is not the program's own, for a person who was handed a file: a line each.
struct AccessReport {
    private(set) var lines: [String] = []
    let directories: Directories

    init(_ directories: Directories) { self.directories = directories }

    /// As the lines stand under the line about a file.
    var text: PrintableText { lines.map { "  \($0)\n" as PrintableText }.joined() }

    /// - Throws: a `Complaint` where its recordings lie where they may not.
    mutating func add(_ found: FoundVoice) throws {
        let engines = VoiceEngines(found: found, directories: directories)
        if let command = engines.command {
            lines.append("starts \(Self.command(command)) for every sentence")
        }
        if let recordings = try engines.recordings() {
            let count = recordings.files.count
            lines.append(
                "opens \(count) \(count == 1 ? "recording" : "recordings") in \(Self.word(recordings.folder))"
            )
        }
    }

    /// What `add` does; a voice that cannot be had is said to be so.
    mutating func addIfThere(_ choice: VoiceChoice) {
        do {
            try add(choice)
        } catch {
            lines.append("asks for the voice \(Self.word(choice.text)), which cannot be used here")
        }
    }

    /// What `add` does; music or a chime that cannot be had is said to be so.
    mutating func addIfThere(_ sound: SoundWishes) {
        do {
            try add(sound)
        } catch {
            lines.append("does not play before your configuration is right: \(error)")
        }
    }

    /// The voice of a routine that names one, or of the configuration.
    ///
    /// - Throws: what is wrong with the voice.
    mutating func add(_ choice: VoiceChoice) throws {
        let found = try VoiceShelf(directories: directories).voice(choice)
        let place = found.path.map(Self.word) ?? "built in"
        lines.append("speaks with the voice \(Self.word(found.voice.id)), \(place)")
        try add(found)
    }

    /// What the configuration has under every session.
    ///
    /// - Throws: a `Complaint` where a file of it is not there.
    mutating func add(_ sound: SoundWishes) throws {
        if case .own(let music, _) = try BedWish(nil, configured: sound, directories) {
            lines += Self.list(music.tracks, "plays the music")
        }
        let chimes = try ChimeSet(sound.chimes, directories).own
        lines += Self.list(chimes.values.sorted(), "plays the chime")
    }

    /// "the program '/usr/bin/flite' with '-o' '{wav}'": a program with all that it is given, each word told from the next.
    static func command(_ command: CommandEngine) -> String {
        let program = command.arguments.first ?? ""
        let words = command.arguments.dropFirst().map(word)
        let path = CommandSynthesizer.path(of: program)
        let rest = words.isEmpty ? "" : " with \(words.joined(separator: " "))"
        return "the program \(word(path ?? program))\(path == nil ? " (which is not there now)" : "")\(rest)"
    }

    /// In quotes and on one line. Nothing in it commands a terminal, turns the line round, or ends the quotes.
    static func word(_ text: String) -> String {
        var word = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                word += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default:
                if scalar == "'" || scalar == "\\" { word += "\\" }
                word.unicodeScalars.append(scalar)
            }
        }
        return "'\(word)'"
    }

    /// So many files are read at a glance.
    private static let most = 10

    private static func list(_ paths: [String], _ verb: String) -> [String] {
        let rest = paths.count - most
        return paths.prefix(most).map { "\(verb) \(word($0))" }
            + (rest > 0 ? ["\(verb) of \(rest) more \(rest == 1 ? "file" : "files")"] : [])
    }
}
