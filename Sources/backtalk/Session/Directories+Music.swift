import Foundation

extension Directories {
    /// The person's music folder: as the desktop has it in `user-dirs.dirs`, or `~/Music`. nil where the desktop was told
    /// that there is none, which it notes as the home folder itself.
    var personalMusic: String? {
        let name = "XDG_MUSIC_DIR="
        let lines: [Substring]
        do {
            let text = try SourceFile.bytes("\(configHome)/user-dirs.dirs")
            lines = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline)
        } catch {
            // Most machines without a desktop have none.
            lines = []
        }
        guard let line = lines.last(where: { $0.hasPrefix(name) }) else { return "\(home)/Music" }
        var path = String(line.dropFirst(name.count)).trimmingCharacters(
            in: CharacterSet(charactersIn: "\" "))
        // The file is written in this one form; nothing else in it is a shell's.
        if path.hasPrefix("$HOME") { path = home + path.dropFirst("$HOME".count) }
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path.hasPrefix("/") && path != home && path != "/" ? path : nil
    }
}
