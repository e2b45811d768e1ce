/// What desktops tell of the person, each in its own way: asked when it is wanted, never watched.
final class DesktopSigns {
    private weak var connection: Connection?

    init(_ connection: Connection) { self.connection = connection }

    /// After so many milliseconds without a key or a movement nobody is there.
    static let away: Int64 = 5 * 60_000

    func isAway(_ answer: @escaping (Bool?) -> Void) {
        let mutter = MethodName(
            "org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core",
            "org.gnome.Mutter.IdleMonitor",
            "GetIdletime")
        // KDE and others; in milliseconds too.
        let others = MethodName(
            "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver",
            "GetSessionIdleTime")
        first([mutter, others], []) { answer($0?.integer.map { $0 >= Self.away }) }
    }

    func isLocked(_ answer: @escaping (Bool?) -> Void) {
        let gnome = MethodName(
            "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "GetActive")
        let others = MethodName(
            "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver",
            "GetActive")
        first([gnome, others], []) { answer($0?.truth) }
    }

    /// KDE and others say so on the notifications themselves, dunst and Xfce in their own settings; GNOME tells nobody.
    func isDoNotDisturb(_ answer: @escaping (Bool?) -> Void) {
        property("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "Inhibited") {
            [weak self] value in
            if let value { return answer(value.truth) }
            self?.property(
                "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "paused",
                interface: "org.dunstproject.cmd0"
            ) { value in
                if let value { return answer(value.truth) }
                let xfce = MethodName(
                    "org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf", "GetProperty")
                self?.first([xfce], [.string("xfce4-notifyd"), .string("/do-not-disturb")]) {
                    answer($0?.truth)
                }
            }
        }
    }

    private func property(
        _ name: String, _ path: String, _ property: String, interface: String? = nil,
        answer: @escaping (Value?) -> Void
    ) {
        first(
            [.properties(name, path, "Get")], [.string(interface ?? name), .string(property)], answer: answer)
    }

    /// What the first of these answers that answers at all.
    private func first(
        _ methods: [MethodName], _ values: [Value], answer: @escaping (Value?) -> Void
    ) {
        guard let connection, let method = methods.first else { return answer(nil) }
        connection.call(method, values, timeout: 1_000) { [weak self] result in
            if case .success(let values) = result { return answer(values.first) }
            self?.first(Array(methods.dropFirst()), values, answer: answer)
        }
    }
}
