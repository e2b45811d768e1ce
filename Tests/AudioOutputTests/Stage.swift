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
        serial += 1
        let order = Order(serial: serial, plan: plan, mode: mode)
        orders.append(order)
        mailbox.post(order)
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
