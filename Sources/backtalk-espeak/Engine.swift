import CESpeakNG
import Glibc
import WorkerProtocol

/// eSpeak NG, initialised once. This process never speaks: the same text gives other samples after another was
/// spoken in the same process, so each text is spoken by a child that ends after it.
struct Engine {
    let version: String
    /// The file of the shared library that is loaded.
    let library: String
    let dataPath: String
    /// Samples a second.
    let rate: UInt32

    /// Percent of eSpeak NG's usual amplitude. At 70 a tenth of the variants reach full scale and clip.
    private static let volume: Int32 = 50

    static func start() -> Result<Engine, Problem> {
        // eSpeak NG looks for its data in ESPEAK_DATA_PATH, then in HOME, then where it was installed, and its
        // locale decides what a letter is. Only what was installed counts here; below /dev/null nothing can lie.
        unsetenv("ESPEAK_DATA_PATH")
        setenv("HOME", "/dev/null", 1)
        setenv("LC_ALL", "C.UTF-8", 1)
        // It also asks a sound server for a stream that it never uses; there is none at this address.
        setenv("PULSE_SERVER", "/dev/null/none", 1)
        // With a buffer below a second some callbacks never come.
        let rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 1_000, nil, espeakINITIALIZE_DONT_EXIT)
        var path: UnsafePointer<CChar>?
        let information = espeak_Info(&path)
        let data = path.map { String(cString: $0) } ?? ""
        guard data.hasPrefix("/"), access(data + "/phondata", R_OK) == 0 else {
            let there = data.hasPrefix("/") ? "in \(data)" : "where it was installed"
            return .failure(
                Problem(
                    failure: .engine, sentence: "eSpeak NG has no data \(there). Install espeak-ng-data."))
        }
        guard rate > 0, let version = information else {
            return .failure(
                Problem(
                    failure: .engine,
                    sentence:
                        "eSpeak NG does not start with its data in \(data). Install espeak-ng-data again."))
        }
        espeak_SetSynthCallback(takeSamples)
        return .success(
            Engine(
                version: String(cString: version), library: loadedLibrary() ?? "",
                dataPath: data, rate: UInt32(rate)))
    }

    /// - Returns: nil when every setting was taken as asked.
    func setVoice(_ name: String, rate: Int32, pitch: Int32, range: Int32, wordGap: Int32) -> Problem? {
        var status = espeak_SetVoiceByName(name)
        if status != EE_OK, let identifier = identifier(ofLanguage: name) {
            status = espeak_SetVoiceByName(identifier)
        }
        guard status == EE_OK, let voice = espeak_GetCurrentVoice(), let identifier = voice.pointee.identifier
        else {
            return Problem(failure: .voice, sentence: "eSpeak NG has no voice named '\(name)'.")
        }
        // A variant that does not exist is ignored without an error; one that was taken stands in the identifier.
        let taken = String(cString: identifier)
        guard !taken.hasPrefix("!v"),
            name.utf8.contains(UInt8(ascii: "+")) == taken.utf8.contains(UInt8(ascii: "+"))
        else {
            return Problem(failure: .voice, sentence: "eSpeak NG has no voice variant as in '\(name)'.")
        }
        // Punctuation and capitals are announced only when asked, and nobody asks here.
        let settings: [(espeak_PARAMETER, Int32, ClosedRange<Int32>, String)] = [
            (espeakRATE, rate, 80...450, "rate"), (espeakPITCH, pitch, 0...100, "pitch"),
            (espeakRANGE, range, 0...100, "range"), (espeakWORDGAP, wordGap, 0...500, "word gap"),
            (espeakVOLUME, Self.volume, 0...100, "volume"),
        ]
        for (parameter, value, allowed, called) in settings {
            guard allowed.contains(value) else {
                let bounds = "\(allowed.lowerBound) to \(allowed.upperBound)"
                return Problem(
                    failure: .setting, sentence: "The voice's \(called) is \(value); it can be \(bounds).")
            }
            guard espeak_SetParameter(parameter, value, 0) == EE_OK else {
                return Problem(failure: .setting, sentence: "eSpeak NG does not take \(value) as \(called).")
            }
        }
        return nil
    }

    /// "en-gb" is a language of the voice in the file gmw/en, and SetVoiceByName knows names and files alone.
    /// - Parameter name: a language, with or without a variant: "en-gb+f3".
    /// - Returns: the file of the voice that speaks exactly this language best, with the variant; MBROLA voices
    ///   are left out, which need a program of their own.
    private func identifier(ofLanguage name: String) -> String? {
        let language = String(name.prefix { $0 != "+" })
        guard !language.isEmpty, var voices = espeak_ListVoices(nil) else { return nil }
        var best: (priority: CChar, identifier: String)?
        while let voice = voices.pointee?.pointee {
            voices += 1
            // Pairs of a priority byte, the smaller the better, and a name; a zero priority ends them.
            guard let identifier = voice.identifier.map({ String(cString: $0) }),
                !identifier.hasPrefix("mb/"),
                var entry = voice.languages
            else { continue }
            while entry.pointee != 0 {
                let spoken = entry + 1
                if strcasecmp(spoken, language) == 0, entry.pointee < best?.priority ?? .max {
                    best = (entry.pointee, identifier)
                }
                entry = spoken + strlen(spoken) + 1
            }
        }
        return best.map { $0.identifier + name.dropFirst(language.count) }
    }

    enum Spoken: Int32 {
        case whole = 0
        case failed = 1
        case tooLong = 2
    }

    /// Only ever called in a child.
    /// - Parameter text: UTF-8 ended by a zero byte. It is plain words: neither markup nor phonemes are flagged.
    func speak(_ text: [UInt8], into sound: borrowing SharedSound) -> Spoken {
        withUnsafePointer(to: sound) { sound in
            var output = Output(sound: sound)
            let status = withUnsafeMutablePointer(to: &output) {
                espeak_Synth(text, text.count, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8), nil, $0)
            }
            return output.isFull ? .tooLong : status == EE_OK ? .whole : .failed
        }
    }

    /// The address of one of its functions lies in one of the mappings that the kernel lists, with the file's name.
    private static func loadedLibrary() -> String? {
        guard let function = dlsym(nil, "espeak_Initialize"), let maps = fopen("/proc/self/maps", "re") else {
            return nil
        }
        defer { fclose(maps) }
        let address = UInt(bitPattern: function)
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while getline(&line, &capacity, maps) > 0, let line {
            // 7f00a000-7f00b000 r-xp 00000000 08:01 1234    /usr/lib/…/libespeak-ng.so.1.1.51
            var end: UnsafeMutablePointer<CChar>?
            let lower = strtoul(line, &end, 16)
            guard let dash = end, strtoul(dash + 1, nil, 16) > address, lower <= address,
                let path = strchr(line, Int32(UInt8(ascii: "/")))
            else { continue }
            path[strcspn(path, "\n")] = 0
            return String(cString: path)
        }
        return nil
    }
}

/// Where a child's samples go.
private struct Output {
    let sound: UnsafePointer<SharedSound>
    var isFull = false
}

/// eSpeak NG's callback: samples, and events that end with one of type 0. 1 breaks the speech off.
private func takeSamples(
    _ samples: UnsafeMutablePointer<Int16>?, _ count: Int32, _ events: UnsafeMutablePointer<espeak_EVENT>?
) -> Int32 {
    guard let samples, count > 0, let output = events?.pointee.user_data?.assumingMemoryBound(to: Output.self)
    else {
        return 0
    }
    let bytes = UnsafeRawBufferPointer(start: samples, count: Int(count) * 2)
    if output.pointee.sound.pointee.append(bytes) { return 0 }
    output.pointee.isFull = true
    return 1
}
