import Audio
import Scheduler

@testable import AudioOutput

/// A loop with a scripted device, driven on the test's own thread.
final class Stage {
    let device: ScriptedDevice
    let preroll: Frames
    private let mailbox: Mailbox
    private let reports: StatusRing
    private let loop: OutputLoop
    private var serial = 0
    private(set) var program: Program?
    /// The volume of the next orders.
    var volume: Float = 1
    /// The breaks that the next orders know of.
    var answered = 0
    /// What the next orders ask to be sounded over it.
    var tone: Tone?
    private(set) var statuses: [OutputStatus] = []
    private var orders: [Order] = []

    init(_ device: ScriptedDevice = ScriptedDevice(), preroll: Frames = .zero, others: [any PCM] = []) throws
    {
        self.device = device
        self.preroll = preroll
        mailbox = try Mailbox()
        reports = try StatusRing()
        loop = OutputLoop(
            devices: [device] + others, preroll: preroll, mailbox: mailbox, reports: reports,
            clock: device.clock)
    }

    func order(_ mode: Order.Mode, _ plan: MixPlan) {
        if let program, program.plan === plan { return order(mode, program) }
        order(mode, Program(plan, number: (program?.number ?? 0) + 1))
    }

    func order(_ mode: Order.Mode, _ program: Program) {
        self.program = program
        serial += 1
        let order = Order(
            serial: serial, program: program, mode: mode, volume: volume, answered: answered, tone: tone)
        orders.append(order)
        mailbox.post(order)
    }

    /// The same order again, with what has changed since.
    func orderAgain(_ mode: Order.Mode = .play) {
        if let program { order(mode, program) }
    }

    /// The same order again, with another volume.
    func turn(to volume: Float, _ mode: Order.Mode = .play) {
        self.volume = volume
        orderAgain(mode)
    }

    /// Says that the device may be back.
    func hint() { mailbox.postHint() }

    /// Lets every break be answered as it is told: the session goes on where the thread stopped.
    func answersBreaks() {
        device.clock.idle = { [unowned self] in
            guard let status = listen().last, status.breaks > answered else { return }
            answered = status.breaks
            orderAgain()
        }
    }

    /// Plays to the end; returns the last status.
    @discardableResult
    func run() -> OutputStatus {
        loop.run()
        statuses += reports.take()
        return statuses.last ?? OutputStatus()
    }

    /// What is told up to now.
    func listen() -> [OutputStatus] {
        let new = reports.take()
        statuses += new
        return new
    }
}
