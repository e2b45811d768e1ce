import AudioOutput
import Scheduler
import System

/// What is to be seen of the session.
extension Session {
    var counters: Observation.Counters {
        var counters = Observation.Counters()
        counters.underruns = progress.status.underruns
        counters.breaks = progress.status.breaks
        counters.holds = progress.status.holds
        counters.held = progress.status.held
        counters.leftOut = leftOut
        return counters
    }

    private var waiting: Observation.Waiting? {
        guard machine.state.isWaiting, let since = progress.status.waitingSince,
            case .lost(let error) = progress.status.lastBreak
        else { return nil }
        return Observation.Waiting(since: since, reason: error)
    }

    /// The state as others see it.
    private var state: Observation.State {
        switch machine.state {
        case .playing, .resuming: machine.isPlanned ? .playing : .starting
        case .paused: .paused
        case .waiting: .waiting
        case .stopping: .stopping
        case .ended: .ended
        }
    }

    private var interruption: Observation.Move.Reason? {
        guard case .paused(let pause) = machine.state else { return nil }
        return switch pause.cause {
        case .command: nil
        case .slept: .slept
        case .unplugged: .unplugged
        }
    }

    func tell() {
        let timeline = machine.timeline
        let position = machine.frame(heard: progress.position(at: .now))
        let span = timeline?.span(at: position)
        // Where a program begins that is not yet heard, nothing has begun.
        let isHeard = progress.status.program >= machine.program.number
        let begun = isHeard ? progress.begun(of: timeline?.cues ?? [], at: position) : []
        let aside = progress.aside(machine.current, at: .now)
        observe(
            Observation(
                state: state, isHolding: progress.status.isHolding && machine.ending == nil,
                position: position, timeline: timeline, span: span, begun: begun, volume: machine.volume,
                aside: aside, moved: moved, changed: machine.takeChange(), interruption: interruption,
                waiting: waiting, counters: counters, output: progress.status.setting,
                holdsDevice: progress.status.isOpen, refusal: progress.status.refusal))
        moved = nil
        guard machine.ending == nil else { return }
        setAlarm(progress.nextChange(of: timeline, machine.current.aside, after: position))
    }

    /// At the next cue or span; where all stands still, when more is to be said before it goes on; where it is to end, at the
    /// latest moment for it: a device that hangs shall not keep a person.
    private func setAlarm(_ change: MonotonicTime?) {
        let now = PositionSample.now
        if case .stopping(let deadline) = machine.state {
            return alarm.set(at: .now.advanced(frames: deadline.frames(since: now))) {
                self.assumeIsolated {
                    $0.perform($0.machine.cut())
                    $0.tell()
                }
            }
        }
        guard let rest = machine.untilExtension(at: now) else {
            guard let change else { return alarm.clear() }
            return alarm.set(at: change) { self.assumeIsolated { $0.tell() } }
        }
        alarm.set(at: .now.advanced(frames: rest.count)) { self.assumeIsolated { $0.extendPause() } }
    }
}
