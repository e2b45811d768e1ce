import Foundation

/// A service of python3-dbusmock on a private bus: what a desktop would be, in small.
public final class Mock {
    private let child: Child
    private let bus: PrivateBus
    private let name: String
    private let path: String
    private let log: String

    /// - Parameters:
    ///   - name: what it is called on the bus.
    ///   - arguments: of `python3 -m dbusmock`, after the log.
    public init(_ name: String, _ path: String, on bus: PrivateBus, _ arguments: [String]) throws {
        self.bus = bus
        self.name = name
        self.path = path
        log =
            FileManager.default.temporaryDirectory.appending(path: "backtalk-mock-\(UUID().uuidString)").path
        // Debian's own Python has it.
        child = try Child(
            "/usr/bin/python3", ["-m", "dbusmock", "--logfile", log] + arguments,
            environment: bus.environment,
            output: "/dev/null")
        try Patience.wait("the mock of \(name) does not come") { try bus.has(name) }
    }

    deinit {
        child.end()
        try? FileManager.default.removeItem(atPath: log)
    }

    /// Ends it, as a program that is restarted.
    public func end() throws {
        child.end()
        try Patience.wait("\(name) does not go") { try !bus.has(name) }
    }

    /// What was called so far, a line a call.
    public var calls: [String] {
        (FileManager.default.contents(atPath: log)).map { String(decoding: $0, as: UTF8.self) }?
            .split(separator: "\n").map { String($0.drop { $0 != " " }.dropFirst()) } ?? []
    }

    /// Calls its mock interface; the arguments as busctl takes them.
    public func control(_ member: String, _ arguments: String..., at path: String? = nil) throws {
        try bus.call(name, path ?? self.path, "org.freedesktop.DBus.Mock", member, arguments)
    }

    /// One of its own methods.
    public func call(_ interface: String, _ member: String, _ arguments: String..., at path: String? = nil)
        throws
    {
        try bus.call(name, path ?? self.path, interface, member, arguments)
    }
}

extension PrivateBus {
    public func has(_ name: String) throws -> Bool {
        try Tool.run([
            "busctl", "--address=\(address)", "call", "org.freedesktop.DBus", "/org/freedesktop/DBus",
            "org.freedesktop.DBus", "NameHasOwner", "s", name,
        ]).output.contains("true")
    }

    func call(
        _ name: String, _ path: String, _ interface: String, _ member: String, _ arguments: [String]
    ) throws {
        let run = try Tool.run(
            ["busctl", "--address=\(address)", "call", name, path, interface, member] + arguments)
        if run.code != 0 { throw Failure(description: "\(member): \(run.errors)") }
    }
}
