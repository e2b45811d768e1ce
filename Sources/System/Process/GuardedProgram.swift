import CLinux
import Glibc

/// A program that is not ours, and all that comes of it: nothing of it outlives this value, nor us.
///
/// Between it and us stands a guardian, a process of ours that becomes the parent of whatever the program starts and
/// leaves behind, in other sessions too. It ends everything when the program ends, when it is told to, and when the socket
/// to us closes: that happens however we end, by SIGKILL too, and is not bound to a thread. A control group would do as
/// well, but is not ours to make in every terminal; a namespace is forbidden in many a service.
public struct GuardedProgram: ~Copyable, Sendable {
    private let guardian: ChildProcess
    private let bond: OwnedDescriptor

    /// For `poll`: readable when the program has ended, or could not be started.
    public var news: Int32 { bond.number }

    /// How long the guardian may take at most to end everything, in milliseconds; then it is ended itself.
    private static let longestEnd: Int64 = 3_000

    /// - Parameters:
    ///   - launch: of the program, with its three standard files.
    ///   - guardian: the path of a program that calls `Guardian.run` when its first argument says so.
    /// - Throws: `SystemError` where the guardian cannot be started.
    public init(_ launch: ChildProcess.Launch, guardian: String) throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw SystemError(errno, "socketpair") }
        let ours = OwnedDescriptor(owning: ends[0])
        let theirs = OwnedDescriptor(owning: ends[1])
        self.guardian = try ChildProcess(
            ChildProcess.Launch(
                guardian, [Guardian.word, launch.program] + launch.arguments,
                environment: launch.environment, files: Array(launch.files.prefix(3)) + [theirs.number]))
        bond = ours
    }

    deinit {
        shutdown(bond.number, Int32(SHUT_RDWR))
        _ = guardian.end(within: Self.longestEnd)
    }

    /// How the program ended, once there is `news`; nil where its guardian was ended and nobody can say.
    public func end() -> ProgramEnd? {
        var message = Guardian.Message(kind: 0, value: 0)
        let size = MemoryLayout<Guardian.Message>.size
        guard recv(bond.number, &message, size, Int32(MSG_DONTWAIT)) == size else { return nil }
        return message.end
    }
}
