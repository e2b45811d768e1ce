/// The signals that we listen to, all of them.
enum HeardSignal: CaseIterable, Sendable {
    /// A name has another owner. From the bus itself.
    case nameOwnerChanged
    /// The machine goes to sleep, or has woken. From logind.
    case prepareForSleep
    /// The person's session is idle, locked, or neither any more. From logind.
    case loginSessionChanged
    /// A button of a notification was pressed.
    case actionInvoked
    case notificationClosed
    /// What another process of ours tells, which plays.
    case stateChanged, poseChanged, cueBegan, statusChanged
    /// The person's systemd has done what it was asked.
    case jobRemoved

    var kind: SignalRule.Kind {
        switch self {
        case .nameOwnerChanged:
            .init(interface: "org.freedesktop.DBus", member: "NameOwnerChanged", types: "sss")
        case .prepareForSleep:
            .init(interface: "org.freedesktop.login1.Manager", member: "PrepareForSleep", types: "b")
        case .loginSessionChanged:
            .init(
                interface: MethodName.propertiesInterface, member: "PropertiesChanged", types: "sa{sv}as")
        case .actionInvoked:
            .init(interface: "org.freedesktop.Notifications", member: "ActionInvoked", types: "us")
        case .notificationClosed:
            .init(interface: "org.freedesktop.Notifications", member: "NotificationClosed", types: "uu")
        case .stateChanged: .init(interface: SessionService.name, member: "StateChanged", types: "s")
        case .poseChanged: .init(interface: SessionService.name, member: "PoseChanged", types: "ssi")
        case .cueBegan: .init(interface: SessionService.name, member: "CueBegan", types: "sss")
        case .statusChanged:
            .init(interface: SessionService.name, member: "StatusChanged", types: "a{sv}")
        case .jobRemoved:
            .init(interface: "org.freedesktop.systemd1.Manager", member: "JobRemoved", types: "uoss")
        }
    }

    /// What a session tells of itself.
    static let ofSessions: [HeardSignal] = [.stateChanged, .poseChanged, .cueBegan, .statusChanged]
}
