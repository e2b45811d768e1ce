import Audio
import Scheduler
import System
import Testing

@testable import AudioOutput
@testable import Player

/// The real machine and the real loop on a scripted device: a session without its threads, on one of the test's own.
final class MachineStage {
    let device: ScriptedDevice
    let stage: Stage
    private(set) var machine = PlaybackMachine()
    private(set) var last = OutputStatus()
    /// The lengths of the tape at which the sound broke off.
    private(set) var breaks: [Int] = []
    /// The time that the machine is told.
    var time = { MonotonicTime(nanoseconds: 0) }
    /// Loads what is to be played; then the machine is told.
    var load: (Program, Frames, @escaping () -> Void) throws -> Void = { _, _, done in done() }
    /// Texts are to be measured; the answer is for `measured`.
    var measure: ([String], _ isNeeded: Bool) -> Void = { _, _ in }
    /// An order was posted.
    var ordered: () -> Void = {}
    /// A status came, before the machine hears of it.
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
    var sample: PositionSample {
        PositionSample(heard: machine.frame(heard: stage.statuses.last?.heard ?? .zero), time: time())
    }

    func begin(_ beginning: Beginning) { perform(machine.prepared(beginning)) }

    /// Plays to the end.
    func run() {
        last = stage.run()
        device.clock.idle = {}
    }

    func send(_ command: Command) { perform(machine.perform(command, at: sample)) }

    func measured(_ lengths: [String: Frames]) { perform(machine.measured(lengths)) }

    /// What a session's alarm does; true if there is something to be said.
    func extendPause() -> Bool {
        let effects = machine.extendPause(at: time())
        perform(effects)
        return !effects.isEmpty
    }

    /// Whoever paused it, or whatever did, goes on after so many frames of time.
    func resumeOnce(after frames: () -> Int64) {
        guard machine.state.isPaused, !willResume else { return }
        willResume = true
        device.after(frames()) { [unowned self] _ in
            willResume = false
            send(.resume)
        }
    }

    private func live() {
        for status in stage.listen() {
            if status.breaks > machine.knownBreaks { breaks.append(device.tape.count / 2) }
            told(status)
            perform(machine.hear(status, at: sample))
        }
        idle()
    }

    private func perform(_ effects: [PlaybackMachine.Effect]) {
        for effect in effects {
            switch effect {
            case .order:
                stage.answered = machine.knownBreaks
                stage.tone = tone.flatMap {
                    machine.tones > 0 ? Tone($0, number: machine.tones) : nil
                }
                ordered()
                stage.order(machine.mode, machine.program)
            case .load(let program, let frame):
                do {
                    try load(program, frame) { [unowned self] in
                        perform(
                            machine.loaded(generation: program.plan.generation, at: sample))
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
