import AudioOutput
import Player
import System

/// What goes on around a session, and what a session asks of it: others' players are paused, the machine stays awake, sleep
/// and a call pause the session. Whatever part of a desktop is missing is left out.
final class Surroundings {
    private var system: BusLink?
    private var login: LoginSession?
    private let wakefulness = Wakefulness()
    private weak var bus: Connection?
    private var others: OtherPlayers?
    private var signs: DesktopSigns?
    private(set) var notifier: Notifier?
    private let asks: (Command) -> Void
    private let idles: (Bool, Int64) -> Void
    private let microphones: Microphones

    private var state: Observation.State?
    /// The session that is there has the sound device.
    private var holdsDevice = false
    /// The machine is about to sleep.
    private var sleeps = false
    /// Whether something recorded when it was last looked for; nil: not looked for since the session is heard.
    private var wasRecording: Bool?
    private var looked = MonotonicTime(nanoseconds: 0)

    /// - Parameter asks: takes what is asked of the session that plays.
    /// - Throws: where the process has no descriptor left.
    init(
        _ address: BusAddress, microphones: Microphones = Microphones(), asks: @escaping (Command) -> Void,
        idles: @escaping (Bool, Int64) -> Void
    ) throws(SystemError) {
        self.idles = idles
        self.asks = asks
        self.microphones = microphones
        system = try BusLink(
            address, up: { [weak self] in self?.arrive(on: $0) },
            down: { [weak self] in
                self?.login = nil
                self?.useBoth()
            })
    }

    /// Can be read whenever `process` is due.
    var descriptor: Int32 { system?.descriptor ?? -1 }

    func process() { system?.process() }
    func start() { system?.start() }

    func leave() {
        system?.end()
        use(nil)
    }

    private func arrive(on connection: Connection) {
        do {
            login = try LoginSession(
                connection, sleeps: { [weak self] in self?.sleep($0) }, idles: idles)
        } catch {
            // Without logind nothing is known of sleep.
            login = nil
        }
        useBoth()
    }

    /// The person's bus is there, or has gone.
    func use(_ connection: Connection?) {
        bus = connection
        others = connection.map { OtherPlayers($0) }
        signs = connection.map { DesktopSigns($0) }
        do {
            notifier = try connection.map { connection throws(BusError) in try Notifier(connection) }
        } catch {
            notifier = nil
        }
        useBoth()
    }

    private func useBoth() { wakefulness.use(login, bus) }

    // MARK: - A session

    func begin(pausesOthers: Bool) {
        if pausesOthers { others?.pause() }
    }

    func end() {
        others?.resume()
        see(nil)
    }

    /// - Parameters:
    ///   - state: nil where no session is there.
    ///   - holdsDevice: whether it has the sound device.
    func see(_ state: Observation.State?, holdsDevice: Bool = false) {
        // Who has the session go on in the middle of a call wants it so.
        if !isHeard { wasRecording = nil }
        self.state = state
        self.holdsDevice = holdsDevice
        wakefulness.hold(isOn: state != nil, isHeard: isHeard)
        if sleeps, isAtRest { wakefulness.letSleep() }
        if isHeard { listenForCalls() }
    }

    /// Nothing of the session is in the way of sleep.
    private var isAtRest: Bool { !isHeard && !holdsDevice }

    private var isHeard: Bool { state == .starting || state == .playing || state == .waiting }

    private func sleep(_ isGoing: Bool) {
        sleeps = isGoing
        guard isGoing else { return wakefulness.wake() }
        isAtRest ? wakefulness.letSleep() : asks(.sleep)
    }

    /// A microphone that comes into use is a call. One that was in use before is none of the session's business. Only the
    /// person has it go on after the call.
    private func listenForCalls() {
        let now = MonotonicTime.now
        guard wasRecording == nil || now.milliseconds(since: looked) >= Self.listeningStep else { return }
        looked = now
        // One that is plugged in for a call was not there before.
        let isRecording = microphones.areInUse ?? false
        defer { wasRecording = isRecording }
        if isRecording, wasRecording == false { asks(.pause) }
    }

    /// In milliseconds. The kernel tells of no changes, so it has to be asked while something is heard.
    private static let listeningStep = 1_000.0

    // MARK: - A reminder

    /// Asks everyone what speaks for or against talking to the person now.
    func look(_ answer: @escaping (Conditions) -> Void) {
        guard let login else { return lookAround(answer) }
        login.look { [weak self] in self?.lookAround(answer) ?? answer(Conditions()) }
    }

    private func lookAround(_ answer: @escaping (Conditions) -> Void) {
        var conditions = Conditions(microphone: microphones.areInUse)
        guard let signs, let others else {
            conditions.away = login?.isIdle
            conditions.locked = login?.isLocked
            return answer(conditions)
        }
        signs.isAway { [weak self, weak others] away in
            conditions.away = Self.either(self?.login?.isIdle, away)
            signs.isLocked { locked in
                conditions.locked = Self.either(self?.login?.isLocked, locked)
                signs.isDoNotDisturb { doNotDisturb in
                    conditions.doNotDisturb = doNotDisturb
                    guard let others else { return answer(conditions) }
                    others.look { music in
                        conditions.music = music
                        answer(conditions)
                    }
                }
            }
        }
    }

    /// True where one says so, false where one denies it and none says so.
    private static func either(_ a: Bool?, _ b: Bool?) -> Bool? {
        if a == true || b == true { return true }
        return a ?? b
    }
}
