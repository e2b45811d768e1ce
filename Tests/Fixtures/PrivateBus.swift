import Foundation

/// A bus of a test's own, ended with it.
public final class PrivateBus: @unchecked Sendable {
    public let address: String
    private let folder: URL
    private var daemon: Child

    public struct Failure: Error, CustomStringConvertible {
        public let description: String

        public init(description: String) { self.description = description }
    }

    /// Whether the program is installed (Debian: dbus).
    public static var isInstalled: Bool { Tool.path("dbus-daemon") != nil }

    /// Returns when it answers.
    public init() throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "backtalk-bus-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "services"), withIntermediateDirectories: true)
        let socket = folder.appending(path: "bus").path
        address = "unix:path=\(socket)"
        // Services are found in a folder of its own: no test starts a program of the machine.
        let configuration = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type>
              <listen>\(address)</listen>
              <servicedir>\(folder.path)/services</servicedir>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
              <!-- As the distribution's own session.conf has them. -->
              <limit name="max_incoming_bytes">1000000000</limit>
              <limit name="max_outgoing_bytes">1000000000</limit>
              <limit name="max_message_size">1000000000</limit>
              <limit name="max_names_per_connection">50000</limit>
              <limit name="max_match_rules_per_connection">50000</limit>
              <limit name="max_replies_per_connection">50000</limit>
            </busconfig>
            """
        let file = folder.appending(path: "bus.conf")
        try Data(configuration.utf8).write(to: file)
        arguments = ["--config-file=\(file.path)", "--nofork", "--nopidfile"]
        daemon = try Self.start(arguments)
        try wait()
    }

    /// The bus of a machine in small, as the distribution configures it: only where it listens is other.
    ///
    /// - Parameter stock: the path of that configuration (Debian: dbus-system-bus-common).
    public init(stock: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "backtalk-bus-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        address = "unix:path=\(folder.appending(path: "bus").path)"
        arguments = [
            "--config-file=\(stock)", "--address=\(address)", "--nofork", "--nopidfile", "--nosyslog",
        ]
        daemon = try Self.start(arguments)
        try wait()
    }

    /// Where the configuration of the machine's bus lies.
    public static let systemConfiguration = "/usr/share/dbus-1/system.conf"

    private let arguments: [String]

    /// Where services are described that it starts when they are called.
    public var services: String { folder.appending(path: "services").path }

    public var environment: [String: String] {
        ["DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address]
    }

    /// Ends it at once, as a crash would.
    public func crash() {
        daemon.crash()
        unlink(folder.appending(path: "bus").path)
    }

    /// Has it do nothing until it is to go on.
    public func freeze() { daemon.send(SIGSTOP) }
    public func goOn() { daemon.send(SIGCONT) }

    /// Starts it again, at the same place; returns when it answers.
    public func startAgain() throws {
        daemon = try Self.start(arguments)
        try wait()
    }

    deinit {
        daemon.end()
        try? FileManager.default.removeItem(at: folder)
    }

    private static func start(_ arguments: [String]) throws -> Child {
        guard let path = Tool.path("dbus-daemon") else { throw Failure(description: "no dbus-daemon") }
        return try Child(path, arguments, environment: [:], output: "/dev/null")
    }

    private func wait() throws {
        try Patience.wait("the bus does not answer") {
            try Tool.run(["busctl", "--address=\(address)", "list"]).code == 0
        }
    }
}
