import AudioOutput
import Fixtures
import Practice
import Scheduler
import System
import Voice

@testable import Player

/// Every command and event that a playing machine can get.
enum MachineInput: String, CaseIterable, CustomStringConvertible {
    case pause, resume, toggle, sleep, next, longer, seek, louder, stop, interrupt
    /// The timeline is there, and could not be made.
    case prepared, failed
    /// The clips of what is queued are there.
    case loaded
    /// The words of a response were measured.
    case measured
    /// The audio thread tells that it plays, that it waits, that its device is lost, that the machine slept, that it has ended.
    case heard, held, lost, slept, finished, gone
    case unplugged
    /// A minute has passed.
    case waited
    /// The fade did not end by its deadline.
    case deadline

    var description: String { rawValue }
}

/// The situations of a machine: the inputs that lead there from the beginning.
enum MachineSituation: CaseIterable {
    case starting, playing, pausedUnplanned, paused, pausedForSleep, resuming, waitingUnplanned, waiting,
        stopping, ended

    func stage() throws -> MachineStage {
        var stage = try MachineStage()
        let planned: [MachineInput] = [.heard, .prepared, .loaded, .heard]
        let path: [MachineInput] =
            switch self {
            case .starting: [.heard]
            case .playing: planned
            case .pausedUnplanned: [.heard, .pause]
            case .paused: planned + [.pause]
            case .pausedForSleep: planned + [.sleep]
            case .resuming: planned + [.pause, .next, .resume]
            case .waitingUnplanned: [.heard, .lost]
            case .waiting: planned + [.lost]
            case .stopping: planned + [.stop]
            case .ended: planned + [.stop, .deadline]
            }
        for input in path { _ = stage.send(input) }
        return stage
    }
}

/// A machine with an audio thread that does what it is told.
struct MachineStage {
    var machine = PlaybackMachine()
    private var status = OutputStatus()
    private var seconds: Int64 = 0
    private static let arrangement = Result {
        let voice = try ShippedVoices.read(
            "en-us", VoiceReader(poses: Catalog.poses, routines: Catalog.routineIDs))
        guard let voice, let routine = try Catalog.routine("easing-five") else { throw Missing() }
        let score = Score(routine: routine, wording: Wording(voice))
        let lengths = (score.lines() + score.asides()).reduce(into: [:]) { $0[$1] = Score.estimate($1) }
        return try Arrangement(score, lengths)
    }
    private struct Missing: Error {}
    private let arrangement: Arrangement

    init() throws { arrangement = try Self.arrangement.get() }

    private var sample: PositionSample {
        PositionSample(heard: status.heard, time: MonotonicTime(nanoseconds: seconds * 1_000_000_000))
    }

    var stateName: String {
        switch machine.state {
        case .playing: machine.isPlanned ? "playing" : "starting"
        case .resuming: "resuming"
        case .paused(let pause):
            pause.releasesDevice
                ? "paused(\(pause.cause), rests)" : "paused(\(pause.cause))"
        case .waiting: "waiting"
        case .stopping: "stopping"
        case .ended(.failed): "ended(failed)"
        case .ended(let ending): "ended(\(ending))"
        }
    }

    static func name(_ effect: PlaybackMachine.Effect) -> String {
        switch effect {
        case .order: "order"
        case .load: "load"
        case .measure: "measure"
        case .finish: "finish"
        }
    }

    mutating func send(_ input: MachineInput) -> [PlaybackMachine.Effect] {
        seconds += 1
        switch input {
        case .pause: return machine.perform(.pause, at: sample)
        case .resume: return machine.perform(.resume, at: sample)
        case .toggle: return machine.perform(.toggle, at: sample)
        case .sleep: return machine.perform(.sleep, at: sample)
        case .next: return machine.perform(.next, at: sample)
        case .longer: return machine.perform(.longer, at: sample)
        case .seek: return machine.perform(.seek(to: .zero), at: sample)
        case .louder: return machine.perform(.volume(Volume(decibels: -6)), at: sample)
        case .stop: return machine.perform(.stop, at: sample)
        case .interrupt: return machine.perform(.interrupt, at: sample)
        case .prepared: return machine.prepared(Beginning(arrangement))
        case .failed: return machine.fail("It could not be made.")
        case .loaded:
            let generation = machine.queued?.program.plan.generation ?? 0
            return machine.loaded(generation: generation, at: sample)
        case .measured: return machine.measured([:])
        case .heard:
            status.program = machine.program.number
            status.phase = .playing
            status.isHolding = false
            status.heard = status.heard + .seconds(1)
            return machine.hear(status, at: sample)
        case .held:
            status.isHolding = true
            return machine.hear(status, at: sample)
        case .lost: return breakOff(.lost(OutputError(.lost, device: "test")))
        case .slept: return breakOff(.slept)
        case .finished: return tell(.over(.finished))
        case .gone: return tell(.over(.lost(OutputError(.noDevice, device: "test"))))
        case .unplugged: return machine.unplugged(at: sample)
        case .waited:
            seconds += 60
            return machine.extendPause(at: sample.time)
        case .deadline: return machine.cut()
        }
    }

    private mutating func breakOff(_ reason: OutputStatus.Break) -> [PlaybackMachine.Effect] {
        status.breaks += 1
        status.lastBreak = reason
        status.isHolding = false
        return tell(.waiting)
    }

    private mutating func tell(_ phase: OutputStatus.Phase) -> [PlaybackMachine.Effect] {
        status.phase = phase
        return machine.hear(status, at: sample)
    }
}
