import Glibc

/// There is a session bus, and it answers.
struct BusCheck: HealthCheck {
    let variable: @Sendable (String) -> String?
    var name: String { "bus" }

    func run() -> [Finding] {
        let advice =
            "log in on the desktop, or go without media keys and notifications; sessions play all the same"
        guard let address = BusAddress(variable: variable) else {
            return [.warning("there is no session bus here", advice)]
        }
        let problem = address.connect()
        if problem == 0 { return [.good("the session bus answers at '\(address.text)'")] }
        let reason = String(cString: strerror(problem))
        return [.warning("the session bus at '\(address.text)' does not answer (\(reason))", advice)]
    }
}
