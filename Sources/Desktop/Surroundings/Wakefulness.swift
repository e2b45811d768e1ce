import System

/// Keeps the machine awake while a session is heard, and has it wait a moment before it sleeps, so that the session can be
/// paused first.
final class Wakefulness {
    private weak var login: LoginSession?
    private weak var bus: Connection?
    private var delay = Lock()
    private var awake = Lock()
    /// The number that the desktop gave us for not falling idle.
    private var cookie: UInt32?
    private var wantsCookie = false

    /// A lock that is asked for, held, or neither.
    private struct Lock {
        var isWanted = false
        var held: Descriptor?
    }

    /// What is there to ask, of which either may come and go.
    func use(_ login: LoginSession?, _ bus: Connection?) {
        if login !== self.login {
            delay.held = nil
            awake.held = nil
            self.login = login
            if delay.isWanted { take(\.delay, "sleep", mode: "delay", why: "Pauses the session first.") }
            if awake.isWanted { take(\.awake, "idle", mode: "block", why: "A session is playing.") }
        }
        if bus !== self.bus {
            cookie = nil
            self.bus = bus
            if wantsCookie { inhibitScreen() }
        }
    }

    /// - Parameters:
    ///   - isOn: a session is there, playing or not: sleep waits for us.
    ///   - isHeard: it is being heard: the machine does not fall asleep by itself.
    func hold(isOn: Bool, isHeard: Bool) {
        if isOn != delay.isWanted {
            delay.isWanted = isOn
            delay.held = nil
            if isOn { take(\.delay, "sleep", mode: "delay", why: "Pauses the session first.") }
        }
        guard isHeard != awake.isWanted else { return }
        awake.isWanted = isHeard
        awake.held = nil
        if isHeard { take(\.awake, "idle", mode: "block", why: "A session is playing.") }
        wantsCookie = isHeard
        isHeard ? inhibitScreen() : releaseScreen()
    }

    /// Lets the machine go to sleep.
    func letSleep() { delay.held = nil }

    /// It is awake again: the next sleep waits too.
    func wake() {
        guard delay.isWanted, delay.held == nil else { return }
        take(\.delay, "sleep", mode: "delay", why: "Pauses the session first.")
    }

    private func take(
        _ lock: ReferenceWritableKeyPath<Wakefulness, Lock>, _ what: String, mode: String, why: String
    ) {
        login?.inhibit(what, mode: mode, why: why) { [weak self] held in
            // It may not be wanted any more.
            guard let self, self[keyPath: lock].isWanted else { return }
            self[keyPath: lock].held = held
        }
    }

    // MARK: - The desktop's own

    private static func screenSaver(_ member: String) -> MethodName {
        MethodName(
            "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver",
            member)
    }

    /// GNOME and KDE listen to this one and not to logind.
    private func inhibitScreen() {
        bus?.call(
            Self.screenSaver("Inhibit"), [.string("Backtalk"), .string("A session is playing.")]
        ) { [weak self] result in
            guard let self, case .success(let values) = result, let number = values.first?.integer else {
                return
            }
            cookie = UInt32(truncatingIfNeeded: number)
            if !wantsCookie { releaseScreen() }
        }
    }

    private func releaseScreen() {
        guard let cookie else { return }
        self.cookie = nil
        bus?.call(Self.screenSaver("UnInhibit"), [.uint32(cookie)]) { _ in }
    }
}
