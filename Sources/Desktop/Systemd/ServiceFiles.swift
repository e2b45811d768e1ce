internal import CUnits

/// The files by which the system knows the daemon, for one installation.
public struct ServiceFiles: Sendable, Hashable {
    public static let unitName = "backtalk.service"
    public static let activationName = "\(SessionService.name).service"
    /// What the manager brings up when the person logs in.
    public static let wantedBy = "default.target"

    /// The first words of what is ours to replace and to remove.
    private static let mark = "# Written by 'backtalk install-service'"

    private let program: String
    private let data: String
    private let cache: String
    private let variables: [String: String]

    /// - Parameters:
    ///   - program: the path of the executable.
    ///   - data: the folder of the journal.
    ///   - cache: the folder of the clips.
    ///   - variables: those of the environment that the daemon is to find as they are now.
    /// - Throws: `ServicePathError` for a path that systemd's files or the bus's cannot hold.
    public init(program: String, data: String, cache: String, variables: [String: String])
        throws(ServicePathError)
    {
        for path in [program, data, cache] + variables.values {
            if path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                throw ServicePathError(path: path)
            }
        }
        self.program = program
        self.data = data
        self.cache = cache
        self.variables = variables
    }

    /// For a user's manager.
    public var unit: String {
        let lines = Self.lines(of: backtalk_unit).map { line in
            switch line {
            case "ExecStartPre=-+mkdir -p -- \(Self.shippedData) %h/.cache/backtalk %t/backtalk":
                "ExecStartPre=-+mkdir -p -- \(UnitWord.argument(data)) \(UnitWord.argument(cache)) %t/backtalk"
            case "ExecStart=/usr/bin/backtalk daemon": "ExecStart=\(UnitWord.program(program)) daemon"
            case "Environment=PATH=%h/.local/bin:/usr/local/bin:/usr/bin:/bin": environment
            case "ReadWritePaths=-\(Self.shippedData)": "ReadWritePaths=\(UnitWord.setting("-" + data))"
            case "ReadWritePaths=-%h/.cache -%h/.cache/backtalk": "ReadWritePaths=\(caches)"
            default: line
            }
        }
        return lines.joined(separator: "\n")
    }

    /// For the bus, which starts the daemon when it is asked for.
    public var activation: String {
        Self.lines(of: backtalk_activation)
            .map { $0.hasPrefix("Exec=") ? "Exec=\(Self.quotedForBus(program)) daemon" : $0 }
            .joined(separator: "\n")
    }

    /// Returns whether a file is one that was written by this program, by any version of it.
    public static func wrote(_ text: String) -> Bool {
        text.hasPrefix(mark) || isUnmarkedActivation(text)
    }

    /// Returns whether the unit `text` says what `unit` says, paths and variables apart.
    public static func isUpToDate(_ text: String) -> Bool {
        rules(lines(of: text)) == rules(Self.lines(of: backtalk_unit))
    }

    // MARK: - Lines of the unit

    private static let shippedData = "%h/.local/share/backtalk"

    /// All caches, where ours lies among them, and ours, which may be a link to elsewhere.
    private var caches: String {
        let all = cache.lastIndex(of: "/").map { String(cache[..<$0]) } ?? ""
        return [all, cache].filter { !$0.isEmpty }.map { UnitWord.setting("-" + $0) }.joined(separator: " ")
    }

    private var environment: String {
        variables.sorted { $0.key < $1.key }
            .map { "Environment=\(UnitWord.setting("\($0.key)=\($0.value)"))" }.joined(separator: "\n")
    }

    /// What does not depend on where it is installed.
    private static func rules(_ lines: [String]) -> [String] {
        lines.filter { line in
            !line.isEmpty && !line.hasPrefix("#")
                && !["ExecStart", "Environment=", "ReadWritePaths="].contains(where: line.hasPrefix)
        }
    }

    private static func lines(of file: backtalk_unit) -> [String] {
        lines(of: String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self))
    }

    private static func lines(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    // MARK: - The bus's file

    /// Earlier versions wrote four lines without a mark.
    private static func isUnmarkedActivation(_ text: String) -> Bool {
        let lines = lines(of: text)
        return lines.count == 5 && lines[0] == "[D-BUS Service]" && lines[1] == "Name=\(SessionService.name)"
            && lines[2].hasPrefix("Exec=") && lines[2].hasSuffix(" daemon")
            && lines[3] == "SystemdService=\(unitName)" && lines[4].isEmpty
    }

    /// As a shell would have it, which the bus follows here, in a file that has escapes of its own.
    private static func quotedForBus(_ path: String) -> String {
        let word = path.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined()
        return "'" + word.unicodeScalars.map { $0 == "\\" ? "\\\\" : String($0) }.joined() + "'"
    }
}
