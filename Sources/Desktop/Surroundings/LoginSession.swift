import Glibc
import System

/// The person's session as logind knows it: whether anybody is there, whether the screen is locked, when the machine goes
/// to sleep. Lives as long as the connection to the system's bus.
final class LoginSession {
    static let name = "org.freedesktop.login1"
    private static let path = "/org/freedesktop/login1"
    private static let manager = "org.freedesktop.login1.Manager"
    private static let session = "org.freedesktop.login1.Session"

    /// nil while it is not known.
    private(set) var isIdle: Bool?
    private(set) var isLocked: Bool?

    private weak var connection: Connection?
    private let idles: (Bool, Int64) -> Void
    private var matches: [Handler] = []

    /// - Parameters:
    ///   - sleeps: called with true before the machine sleeps, with false when it wakes.
    ///   - idles: called when nobody is there any more, or somebody is again; since then in milliseconds of the
    ///     monotonic clock.
    init(
        _ connection: Connection, sleeps: @escaping (Bool) -> Void,
        idles: @escaping (Bool, Int64) -> Void
    ) throws(BusError) {
        self.connection = connection
        self.idles = idles
        matches = [
            try connection.match(.prepareForSleep, from: .owner(of: Self.name), path: Self.path) {
                values, _ in
                if let isGoing = values.first?.truth { sleeps(isGoing) }
            },
            try connection.match(.loginSessionChanged, from: .owner(of: Self.name)) { [weak self] values, _ in
                if values.first?.text == Self.session { self?.look() }
            },
        ]
        look()
    }

    /// Asks anew: by the special name that logind has for the session of who asks, or else, where it knows none, for any
    /// session of this person.
    ///
    /// - Parameter then: called when the answer is in, or none comes.
    func look(then: @escaping () -> Void = {}) {
        read("\(Self.path)/session/auto") { [weak self] isThere in
            guard !isThere, let self else { return then() }
            search(then)
        }
    }

    private func search(_ then: @escaping () -> Void) {
        guard let connection else { return then() }
        let list = MethodName(Self.name, Self.path, Self.manager, "ListSessions")
        connection.call(list, timeout: Self.patience) { [weak self] result in
            guard case .success(let values) = result, let self else { return then() }
            for case .structure(let row) in values.first?.elements ?? []
            where row.count == 5 && row[1].integer == Int64(getuid()) {
                if let path = row[4].text { return read(path) { _ in then() } }
            }
            then()
        }
    }

    /// For an answer, in milliseconds.
    private static let patience: UInt64 = 1_000

    private func read(_ path: String, then: @escaping (Bool) -> Void) {
        guard let connection else { return then(false) }
        connection.call(
            .properties(Self.name, path, "GetAll"), [.string(Self.session)], timeout: Self.patience
        ) { [weak self] result in
            guard case .success(let values) = result, let table = values.first?.options else {
                return then(false)
            }
            self?.take(table)
            then(true)
        }
    }

    private func take(_ table: [String: Value]) {
        isLocked = table["LockedHint"]?.truth
        let wasIdle = isIdle
        isIdle = table["IdleHint"]?.truth
        guard let isIdle, isIdle != wasIdle ?? false else { return }
        let now = Int64(EventPort.now / 1_000)
        let since = (table["IdleSinceHintMonotonic"]?.integer).map { min(max(0, $0 / 1_000), now) }
        idles(isIdle, since ?? now)
    }

    /// Holds something back for as long as the descriptor lives; nil where logind does not.
    func inhibit(
        _ what: String, mode: String, why: String, answer: @escaping (Descriptor?) -> Void
    ) {
        guard let connection else { return answer(nil) }
        connection.call(
            MethodName(Self.name, Self.path, Self.manager, "Inhibit"),
            [.string(what), .string("Backtalk"), .string(why), .string(mode)]
        ) { result in
            guard case .success(let values) = result, case .descriptor(let lock) = values.first else {
                return answer(nil)
            }
            answer(lock)
        }
    }
}
