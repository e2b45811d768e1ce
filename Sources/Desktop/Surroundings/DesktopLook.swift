import AudioOutput
import Player
import System

/// One look at the desktop, for a command: it takes no name, and holds and pauses nothing.
public actor DesktopLook {
    public nonisolated let loop: PollLoop
    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private let address: BusAddress
    private let system: BusAddress
    private let microphones: Microphones
    /// Rings when the parts of the desktop were waited for long enough.
    private let alarm: PollLoop.Alarm
    private var link: BusLink?
    private var surroundings: Surroundings?
    private var seen: Conditions?

    /// - Throws: `SystemError` when the process has no descriptor left.
    public init(
        _ address: BusAddress = .session, system: BusAddress = .system,
        microphones: Microphones = Microphones()
    ) throws {
        loop = try PollLoop()
        alarm = PollLoop.Alarm(on: loop)
        self.address = address
        self.system = system
        self.microphones = microphones
    }

    /// What this desktop tells; on the calling thread, and once only.
    ///
    /// - Parameter patience: for how long its parts are waited for, in milliseconds; what is not told by then is unknown.
    public nonisolated func conditions(within patience: Int64 = 3_000) -> Conditions {
        loop.post { self.assumeIsolated { $0.begin(patience) } }
        var seen: Conditions?
        loop.run(until: {
            seen = assumeIsolated { $0.takeSeen() }
            return seen != nil
        })
        return seen ?? Conditions()
    }

    private func begin(_ patience: Int64) {
        alarm.set(at: .now.advanced(milliseconds: patience)) {
            self.assumeIsolated { $0.see(Conditions(microphone: $0.microphones.areInUse)) }
        }
        do {
            let surroundings = try Surroundings(
                system, microphones: microphones, asks: { _ in }, idles: { _, _ in })
            self.surroundings = surroundings
            let link = try BusLink(
                address, up: { surroundings.use($0) }, down: { surroundings.use(nil) })
            self.link = link
            loop.watch(surroundings.descriptor) { self.assumeIsolated { $0.surroundings?.process() } }
            loop.watch(link.descriptor) { self.assumeIsolated { $0.link?.process() } }
            surroundings.start()
            link.start()
            surroundings.look { conditions in self.see(conditions) }
        } catch {
            see(Conditions(microphone: microphones.areInUse))
        }
    }

    private func see(_ conditions: Conditions) { seen = seen ?? conditions }

    /// What was seen, once everything is let go of.
    private func takeSeen() -> Conditions? {
        guard let seen else { return nil }
        surroundings?.leave()
        link?.end()
        return seen
    }
}
