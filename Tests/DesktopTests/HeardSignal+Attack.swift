@testable import Desktop

extension HeardSignal {
    /// A lie for each signal that we listen to, and the object that would say it: a signal without one does not compile.
    ///
    /// - Parameter name: one that we follow the owner of.
    func lies(about name: String, from impostor: String) -> [(path: String, values: [Value])] {
        let session = SessionService.path
        switch self {
        case .nameOwnerChanged:
            return [
                ("/org/freedesktop/DBus", [.string(name), .string(""), .string(impostor)]),
                ("/org/freedesktop/DBus", [.string(name), .string(impostor), .string("")]),
            ]
        case .prepareForSleep: return [("/org/freedesktop/login1", [.boolean(true)])]
        case .loginSessionChanged:
            let changes = Value.options(["IdleHint": .boolean(true), "LockedHint": .boolean(true)])
            return [
                (
                    "/org/freedesktop/login1/session/7",
                    [.string("org.freedesktop.login1.Session"), changes, .strings([])]
                )
            ]
        case .actionInvoked:
            return (0..<30).map { (Notifier.path, [.uint32($0), .string("start")]) }
        case .notificationClosed: return (0..<30).map { (Notifier.path, [.uint32($0), .uint32(2)]) }
        case .stateChanged: return [(session, [.string("forged")])]
        case .poseChanged: return [(session, [.string("forged"), .string("forged"), .int32(7)])]
        case .cueBegan: return [(session, [.string("speech"), .string("own"), .string("forged")])]
        case .statusChanged: return [(session, [.options(["state": .string("forged")])])]
        case .jobRemoved:
            return (0..<30).map { number in
                (
                    "/org/freedesktop/systemd1",
                    [
                        .uint32(number), .path("/org/freedesktop/systemd1/job/\(number)"),
                        .string("backtalk.service"), .string("failed"),
                    ]
                )
            }
        }
    }
}
