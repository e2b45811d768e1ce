import Practice
import Voice

/// A voice as the list shows it: its name, its language, who speaks, where it comes from.
struct VoiceRow {
    let columns: [String]

    init(_ voice: Voice, origin: String) {
        var engines: [String] = []
        if voice.recordings != nil { engines.append("recordings") }
        if let program = voice.command?.arguments.first { engines.append(program) }
        engines.append("eSpeak NG \(voice.engine.voice)")
        columns = [voice.id, voice.language, engines.joined(separator: ", then "), origin]
    }

    /// A voice of the person's that cannot be read.
    init(broken name: String, path: String) {
        columns = [name, "", "has mistakes; 'backtalk check' names them", path]
    }

    /// Ours, then the person's own.
    static func all(_ shelf: VoiceShelf) throws -> [VoiceRow] {
        let shipped = try ShippedVoices.ids.compactMap { id in
            try ShippedVoices.read(id).map { VoiceRow($0, origin: "built in") }
        }
        let own = shelf.own.rows(besides: ShippedVoices.ids).map { row in
            do {
                return VoiceRow(try shelf.read(row.path).voice, origin: "\(row.origin): \(row.path)")
            } catch {
                return VoiceRow(broken: row.name, path: row.path)
            }
        }
        return shipped + own
    }
}
