import Audio
import CSndFile
import Fixtures
import Glibc
import Scheduler
import Seeded
import Testing

@testable import AudioOutput

/// A folder of its own, gone with the test.
final class Folder {
    let path: String

    init() throws {
        var template = Array("/tmp/backtalk-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw OutputError(errno: errno, device: "/tmp") }
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress.unsafelyUnwrapped) }
    }

    deinit {
        for name in contents { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    var contents: [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    func size(of name: String) -> Int64 {
        var file = stat()
        return stat("\(path)/\(name)", &file) == 0 ? Int64(file.st_size) : -1
    }
}

/// What libsndfile reads from a file.
func read(_ path: String) -> (format: Int, rate: Int, channels: Int, samples: [Int16]) {
    var info = SF_INFO()
    guard let handle = sf_open(path, Int32(SFM_READ), &info) else { return (0, 0, 0, []) }
    defer { sf_close(handle) }
    var samples = [Int16](repeating: 0, count: Int(info.frames) * Int(info.channels))
    let count = sf_readf_short(handle, &samples, info.frames)
    samples.removeLast(samples.count - Int(count) * Int(info.channels))
    return (Int(info.format), Int(info.samplerate), Int(info.channels), samples)
}

/// Two voices of slow waves, far from silence.
func melody(_ frames: Int) -> [Int16] {
    (0..<frames * 2).map { index in
        let phase = index / 2 % 400
        return Int16((phase < 200 ? phase : 400 - phase) * 80 - 8_000) / (index % 2 == 0 ? 1 : 2)
    }
}

func write(_ samples: [Int16], to path: String) throws {
    let file = try SoundFile(path: path, frames: Frames(Int64(samples.count / 2)))
    try samples.withUnsafeBufferPointer { buffer in
        if let base = buffer.baseAddress { try file.write(base, frames: samples.count / 2) }
    }
    try file.finish()
}

@Suite("Sound files") struct SoundFileTests {
    @Test(
        "WAV and FLAC come back to the sample, and the same bytes each time",
        arguments: [SoundFormat.wav, .flac])
    func exact(format: SoundFormat) throws {
        let folder = try Folder()
        let samples = melody(100_000)
        let path = "\(folder.path)/a.\(format)"
        try write(samples, to: path)
        let back = read(path)
        #expect(back.rate == 48_000 && back.channels == 2)
        #expect(difference(back.samples, samples) == nil)
        try write(samples, to: "\(folder.path)/b.\(format)")
        #expect(try bytes(path) == bytes("\(folder.path)/b.\(format)"))
    }

    @Test(
        "Vorbis, Opus and MP3 come back as long and nearly as they were",
        arguments: [SoundFormat.ogg, .opus, .mp3])
    func lossy(format: SoundFormat) throws {
        let folder = try Folder()
        let samples = melody(100_000)
        let path = "\(folder.path)/a.\(format)"
        try write(samples, to: path)
        let back = read(path)
        #expect(back.rate == 48_000 && back.channels == 2)
        // MP3 comes in whole packets.
        let slack = format == .mp3 ? 2 * 2_304 : 0
        #expect(abs(back.samples.count - samples.count) <= slack)
        let error = zip(samples, back.samples).dropFirst(20_000).prefix(100_000)
            .map { Double($0) - Double($1) }.reduce(0) { $0 + $1 * $1 }
        let power = samples.dropFirst(20_000).prefix(100_000).map(Double.init).reduce(0) { $0 + $1 * $1 }
        #expect(error < power / 100, "less than 20 dB above its error")
        try write(samples, to: "\(folder.path)/b.\(format)")
        #expect(difference(read("\(folder.path)/b.\(format)").samples, back.samples) == nil)
    }

    @Test("A WAV of 4 GB or more is an RF64") func rf64() {
        let limit = (Int64(UInt32.max) - 4_096) / 4
        #expect(SoundFormat.wav.code(frames: limit) & Int32(SF_FORMAT_TYPEMASK) == Int32(SF_FORMAT_WAV))
        #expect(SoundFormat.wav.code(frames: limit + 1) & Int32(SF_FORMAT_TYPEMASK) == Int32(SF_FORMAT_RF64))
    }

    @Test("The format is the extension, in any case", arguments: SoundFormat.allCases)
    func extensions(format: SoundFormat) {
        #expect(SoundFormat(path: "a b/c.d/x.\(format.rawValue.uppercased())") == format)
        #expect(SoundFormat(path: "\(format.rawValue)") == nil)
        #expect(SoundFormat(path: "x.\(format.rawValue)/y") == nil)
        #expect(SoundFormat(path: ".\(format.rawValue)") == nil)
    }

    @Test("What cannot be written is said in one sentence, and nothing is left") func errors() throws {
        let folder = try Folder()
        let path = folder.path
        #expect(throws: SoundFileError(.unknownFormat, path: "\(path)/a.aiff")) {
            try write([], to: "\(path)/a.aiff")
        }
        #expect(throws: SoundFileError(.noFolder, path: "\(path)/no/a.wav")) {
            try write([], to: "\(path)/no/a.wav")
        }
        mkdir("\(path)/d.wav", 0o700)
        #expect(throws: SoundFileError(.notAFile, path: "\(path)/d.wav")) {
            try write([], to: "\(path)/d.wav")
        }
        rmdir("\(path)/d.wav")
        // What has the name of a sound file and is none.
        symlink("/dev/null", "\(path)/null.wav")
        mkfifo("\(path)/pipe.wav", 0o600)
        symlink("loop.wav", "\(path)/loop.wav")
        for name in ["null.wav", "pipe.wav", "loop.wav"] {
            #expect(throws: SoundFileError(.notAFile, path: "\(path)/\(name)")) {
                try write([], to: "\(path)/\(name)")
            }
            unlink("\(path)/\(name)")
        }
        #expect(folder.contents.isEmpty)
    }

    @Test("Every error is one sentence with the next step in it")
    func sentences() {
        let codes: [SoundFileError.Code] = [
            .unknownFormat, .notAFile, .noFolder, .notAllowed, .diskFull, .system(EMFILE), .encoder("Why."),
        ]
        for code in codes {
            let sentence = SoundFileError(code, path: "x.wav").description
            #expect(sentence.hasPrefix("'x.wav'") && sentence.hasSuffix(".") && sentence.contains("; "))
            #expect(!sentence.contains("\n"))
        }
    }

    @Test("A full disk is told, and nothing is left", arguments: SoundFormat.allCases)
    func diskFull(format: SoundFormat) async throws {
        // In a process of its own: the limit on the size of files holds for all of it.
        await #expect(processExitsWith: .success) { [format = format.rawValue as String] in
            let folder = try Folder()
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 8_192, rlim_max: 8_192)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let path = "\(folder.path)/a.\(format)"
            var generator = SplitMix64(state: 1)
            let noise = (0..<400_000).map { _ in Int16(truncatingIfNeeded: generator.next()) }
            #expect(throws: SoundFileError(.diskFull, path: path)) { try write(noise, to: path) }
            #expect(folder.contents.isEmpty)
        }
    }

    @Test("Until it is finished, a file that was there stays as it was") func replaces() throws {
        let folder = try Folder()
        let path = "\(folder.path)/a.wav"
        try write(melody(1_000), to: path)
        do {
            let file = try SoundFile(path: path, frames: Frames(5))
            try melody(5).withUnsafeBufferPointer {
                try file.write($0.baseAddress.unsafelyUnwrapped, frames: 5)
            }
            #expect(folder.contents == ["a.wav"])
        }
        #expect(folder.contents == ["a.wav"])
        #expect(read(path).samples.count == 2_000)
        symlink("a.wav", "\(folder.path)/b.wav")
        try write(melody(500), to: "\(folder.path)/b.wav")
        #expect(folder.contents == ["a.wav", "b.wav"])
        #expect(read(path).samples.count == 1_000)
    }

    @Test("One that is dropped before its end writes nothing into what others have opened meanwhile")
    func drops() throws {
        let folder = try Folder()
        let bystander = Bystander()
        for _ in 0..<400 {
            let file = try SoundFile(path: "\(folder.path)/a.wav", frames: Frames(5))
            try melody(5).withUnsafeBufferPointer {
                try file.write($0.baseAddress.unsafelyUnwrapped, frames: 5)
            }
        }
        #expect(bystander.end() == 0)
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1_000_000)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return Array(bytes.prefix(max(0, count)))
    }
}
