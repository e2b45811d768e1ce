internal import CUnits

/// The files by which the system knows the daemon, for one installation.
public struct ServiceFiles: Sendable, Hashable {
    public static let unitName = "backtalk.service"
    public static let activationName = "\(SessionService.name).service"
    /// What the manager brings up when the person logs in.
    public static let wantedBy = "default.target"

    private let program: String
    private let data: String

    /// - Parameters:
    ///   - program: the path of the executable.
    ///   - data: the folder of the journal, the one place beside the cache that the daemon writes to.
    public init(program: String, data: String) {
        self.program = program
        self.data = data
    }

    /// For a user's manager.
    public var unit: String {
        Self.text(backtalk_unit)
            .replacing("/usr/bin/backtalk", with: Self.quotedForSystemd(program))
            .replacing("-%h/.local/share/backtalk", with: Self.quotedForSystemd("-" + data))
    }

    /// For the bus, which starts the daemon when it is asked for.
    public var activation: String {
        Self.text(backtalk_activation).replacing("/usr/bin/backtalk", with: Self.quotedForBus(program))
    }

    private static func text(_ file: backtalk_unit) -> String {
        String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    }

    /// By systemd.syntax: in quotes, and nothing in it is a specifier or a variable.
    private static func quotedForSystemd(_ path: String) -> String {
        let marks: [Character: String] = ["\\": "\\\\", "\"": "\\\"", "%": "%%", "$": "$$"]
        return "\"" + path.map { marks[$0] ?? String($0) }.joined() + "\""
    }

    /// As a shell would have it, which the bus follows here.
    private static func quotedForBus(_ path: String) -> String {
        "'" + path.replacing("'", with: "'\\''") + "'"
    }
}
