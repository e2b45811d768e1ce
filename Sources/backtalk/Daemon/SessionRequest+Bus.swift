import Audio
import AudioOutput
import Desktop
import Documents
import Practice

extension SessionRequest {
    /// The request that a caller on the bus makes.
    ///
    /// - Throws: a `Complaint` that repeats nothing of what was given, nor of what is there.
    init(_ table: [String: Value], directories: Directories) throws(Complaint) {
        self.init()
        let reading = StartReading(directories: directories)
        for (name, value) in table.sorted(by: { $0.key < $1.key }) {
            guard let option = StartOption(rawValue: name) else { throw StartOption.unknown }
            guard option.types.contains(value.signature), reading.take(value, as: option, into: &self) else {
                throw option.refusal
            }
        }
    }
}

/// Reads options of the bus with what is installed.
private struct StartReading {
    let directories: Directories

    /// Returns whether the value, whose type is right, is one that the option may have.
    func take(_ value: Value, as option: StartOption, into request: inout SessionRequest) -> Bool {
        switch option {
        case .routine: return set(&request.routine, routine(value))
        case .voice: return set(&request.preferences.voice, value.text.flatMap(voice))
        case .level: return set(&request.preferences.level, value.text.flatMap(Level.init))
        case .talk: return set(&request.preferences.talk, value.text.flatMap(Talk.init))
        case .breath: return set(&request.preferences.breath, value.text.flatMap { Breath($0) })
        case .pace: return set(&request.preferences.pace, value.text.flatMap(Pace.init))
        case .from: return set(&request.from, value.text.flatMap(pose))
        case .music: return set(&request.music, music(value))
        case .device: return set(&request.device, value.text.flatMap(device))
        case .preroll: return set(&request.preroll, preroll(value))
        case .resume:
            request.resumes = value.truth ?? false
            return true
        }
    }

    private func set<Part>(_ place: inout Part?, _ value: Part?) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }

    private func routine(_ value: Value) -> SessionRequest.RoutineChoice? {
        if case .descriptor(let descriptor) = value { return OpenedFile(descriptor).map { .opened($0) } }
        guard let name = value.text, RoutineShelf(directories: directories).names.contains(name) else {
            return nil
        }
        return .typed(name)
    }

    private func voice(_ text: String) -> VoiceChoice? {
        guard let name = VoiceName(text), VoiceShelf(directories: directories).has(name) else { return nil }
        return .named(name)
    }

    /// The id of a pose of ours, or the name of one of the routine's own, which is looked for when the routine is read.
    private func pose(_ text: String) -> String? {
        text.utf8.count <= Self.longestName && !text.isEmpty ? text : nil
    }

    /// In bytes.
    private static let longestName = 200

    private func music(_ value: Value) -> SessionRequest.MusicChoice? {
        switch value {
        case .string(let name):
            return name == "off" || Scene(rawValue: name) != nil ? .typed(name) : nil
        case .descriptor(let descriptor):
            if let file = OpenedFile(descriptor) { return .opened(file) }
            guard let folder = OpenedFolder(descriptor), let tracks = tracks(of: folder) else { return nil }
            return .found(MusicPlace(tracks: tracks, isOrdered: false))
        case .structure(let members):
            guard members.count == 2, case .descriptor(let descriptor) = members[0],
                let folder = OpenedFolder(descriptor), let names = members[1].texts, !names.isEmpty
            else { return nil }
            let tracks = names.compactMap(folder.path)
            return tracks.count == names.count ? .found(MusicPlace(tracks: tracks, isOrdered: true)) : nil
        default: return nil
        }
    }

    private func tracks(of folder: OpenedFolder) -> [String]? {
        do {
            let tracks = try MusicPlace(path: folder.path).tracks.filter(folder.holds)
            return tracks.isEmpty ? nil : tracks
        } catch {
            return nil
        }
    }

    /// A device of ALSA's list, or one that the person has set up under a name of its own. What ALSA would read as a
    /// definition is neither.
    private func device(_ text: String) -> String? {
        guard let name = PCMName(text) else { return nil }
        if name == .standard || (!text.contains(":") && DeviceListing.isComplete(text)) { return text }
        return DeviceListing.all().contains { $0.name == text && $0.pcm != nil } ? text : nil
    }

    private func preroll(_ value: Value) -> Int? {
        guard let number = value.integer ?? value.text.flatMap(Int64.init),
            let milliseconds = Int(exactly: number), Configuration.prerollRange.contains(milliseconds)
        else { return nil }
        return milliseconds
    }
}
