import Audio
import Scheduler
import System
import Testing
import Transport

@testable import AudioOutput
@testable import Player

/// The real conductor and the real loop on a scripted device: a session without its threads, on one of the test's own.
final class ConductedStage {
    let device: ScriptedDevice
    let stage: Stage
    private(set) var conductor = Conductor()
    private(set) var last = OutputStatus()
    /// The lengths of the tape at which the sound broke off.
    private(set) var breaks: [Int] = []
    /// What the conductor takes for the time.
    var time = { MonotonicTime(nanoseconds: 0) }
    /// Loads what is to be played; then the conductor is told.
    var load: (Program, Frames, @escaping () -> Void) throws -> Void = { _, _, done in done() }
    /// Texts are to be measured; the answer is for `measured`.
    var measure: ([String], _ isNeeded: Bool) -> Void = { _, _ in }
    /// An order was posted.
    var ordered: () -> Void = {}
    /// A status came, before the conductor hears of it.
    var told: (OutputStatus) -> Void = { _ in }
    /// Called whenever the loop has nothing to do, after what it told was heard.
    var idle: () -> Void = {}
    /// What answers a key.
    var tone: Clip?
    private var willResume = false

    init(_ device: ScriptedDevice, preroll: Frames) throws {
        self.device = device
        stage = try Stage(device, preroll: preroll)
        device.clock.idle = { [unowned self] in live() }
    }

    var statuses: [OutputStatus] { stage.statuses }
    var look: Look { Look(heard: conductor.place(heard: stage.statuses.last?.heard ?? .zero), time: time()) }

    func begin(_ beginning: Beginning) { carryOut(conductor.prepared(beginning)) }

    /// Plays to the end.
    func run() {
        last = stage.run()
        device.clock.idle = {}
    }

    func send(_ input: Transport.Input) { carryOut(conductor.handle(input, at: look)) }

    func measured(_ lengths: [String: Frames]) { carryOut(conductor.measured(lengths)) }

    /// What a session's alarm does; true if there is something to be said.
    func standStill() -> Bool {
        let effects = conductor.standStill(at: time())
        carryOut(effects)
        return !effects.isEmpty
    }

    /// Whoever paused it, or whatever did, goes on after so many frames of time.
    func resumeOnce(after frames: () -> Int64) {
        guard conductor.transport.state == .paused, !willResume else { return }
        willResume = true
        device.after(frames()) { [unowned self] _ in
            willResume = false
            send(.resume)
        }
    }

    private func live() {
        for status in stage.listen() {
            if status.breaks > conductor.answered { breaks.append(device.tape.count / 2) }
            told(status)
            carryOut(conductor.hear(status, at: look))
        }
        idle()
    }

    private func carryOut(_ effects: [Conductor.Effect]) {
        for effect in effects {
            switch effect {
            case .order:
                stage.answered = conductor.answered
                stage.tone = tone.flatMap {
                    conductor.tones > 0 ? Tone($0, number: conductor.tones) : nil
                }
                ordered()
                stage.order(conductor.mode, conductor.program)
            case .load(let program, let frame):
                do {
                    try load(program, frame) { [unowned self] in
                        carryOut(
                            conductor.loaded(generation: program.plan.generation, at: look))
                    }
                } catch {
                    Issue.record(error)
                }
            case .measure(let texts, let isNeeded): measure(texts, isNeeded)
            case .finish: break
            }
        }
    }
}
