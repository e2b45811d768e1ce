import Glibc
import System
import Voice

/// A program of the person's that speaks: started anew for every text, with no shell between.
///
/// It gets the text on its standard input and writes a sound file to its standard output; where one of its arguments
/// holds `{text}` or `{wav}`, the text is given there, and the sound read from the file named there.
public struct CommandSynthesizer: Synthesizer {
    /// Bytes: three minutes of CD sound, and what no sentence needs.
    static let largestSound = 32 << 20

    private let engine: CommandEngine
    private let largestSound: Int

    /// - Parameter engine: at least one argument; a program without a slash is looked for on the PATH.
    public init(_ engine: CommandEngine) { self.init(engine, largestSound: Self.largestSound) }

    init(_ engine: CommandEngine, largestSound: Int) {
        self.engine = engine
        self.largestSound = largestSound
    }

    private var name: String { engine.arguments.first ?? "" }

    /// The words of the command, and size and date of every file among them: the program, a model, a configuration.
    public func identity() throws(SpeechError) -> String {
        guard let program = Self.path(of: name) else { throw CommandTrouble.missing.forThePerson(name) }
        var hash = Hash()
        for word in [program] + engine.arguments.dropFirst() {
            let stamp = EngineFiles.stamp(word)
            hash.add(word)
            hash.add(stamp.size)
            hash.add(stamp.date)
        }
        return "command \(hash.digits())"
    }

    public func speak(_ text: String, with settings: EngineSettings) throws(SpeechError) -> RawSpeech {
        do throws(CommandTrouble) {
            return try speech(text)
        } catch {
            throw error.forThePerson(name)
        }
    }

    private func speech(_ text: String) throws(CommandTrouble) -> RawSpeech {
        guard let program = Self.path(of: name) else { throw .missing }
        let folder = engine.arguments.contains { $0.contains(Self.wav) } ? try Self.makeFolder() : nil
        let file = folder.map { "\($0)/speech.wav" }
        defer {
            if let folder, let file {
                unlink(file)
                rmdir(folder)
            }
        }
        let takesText = engine.arguments.contains { $0.contains(Self.text) }
        // A sentence that begins with a hyphen must not be taken for an option.
        let word = text.hasPrefix("-") ? " " + text : text
        let arguments = engine.arguments.map {
            $0.replacing(Self.wav, with: file ?? "").replacing(Self.text, with: word)
        }
        let run = CommandRun(
            program: program, arguments: arguments, input: takesText ? "" : text + "\n",
            deadline: MonotonicTime.now.milliseconds + Int64(engine.timeLimit) * 1_000,
            timeLimit: engine.timeLimit,
            largestOutput: largestSound)
        let output = try run.output()
        do throws(SoundDecoder.Trouble) {
            guard let file else { return try SoundDecoder.speech(output) }
            guard let bytes = SmallFile.read(file, limit: largestSound) else {
                throw EngineFiles.stamp(file).size > largestSound ? .tooLong : .nothing
            }
            return try SoundDecoder.speech(bytes)
        } catch {
            throw .sound(error)
        }
    }

    private static let wav = "{wav}"
    private static let text = "{text}"

    /// A folder of our own, so that nobody else can put a file where the sound will be.
    private static func makeFolder() throws(CommandTrouble) -> String {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/backtalk-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap(mkdtemp).map { String(cString: $0) }
        }
        guard let made else { throw .notStarted(errno) }
        return made
    }

    /// Returns the path of the program, as the PATH finds it or as it says itself; nil where it is not there.
    public static func path(of program: String) -> String? {
        guard !program.isEmpty else { return nil }
        if program.contains("/") { return isProgram(program) ? program : nil }
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(program)" }.first(where: isProgram)
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
