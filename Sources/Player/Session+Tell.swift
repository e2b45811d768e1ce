import AudioOutput
import Scheduler
import System
import Transport

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
        guard conductor.transport.state == .waiting, let since = progress.status.waitingSince,
            case .lost(let error) = progress.status.lastBreak
        else { return nil }
        return Observation.Waiting(since: since, reason: error)
    }

    func tell() {
        let timeline = conductor.timeline
        let transport = conductor.transport
        let position = conductor.place(heard: progress.position(at: .now))
        let span = timeline?.span(at: position)
        // Where a program begins that is not yet heard, nothing has begun.
        let isHeard = progress.status.program >= conductor.program.number
        let begun = isHeard ? progress.begun(of: timeline?.cues ?? [], at: position) : []
        let aside = progress.aside(conductor.piece, at: .now)
        observe(
            Observation(
                state: transport.state, isHolding: transport.isHolding, position: position,
                timeline: timeline, span: span, begun: begun, volume: conductor.volume,
                aside: aside, moved: moved, changed: conductor.takeChange(),
                interruption: conductor.interruption, waiting: waiting,
                counters: counters, output: progress.status.setting,
                holdsDevice: progress.status.isOpen, refusal: progress.status.refusal))
        moved = nil
        guard ending == nil else { return }
        setAlarm(progress.nextChange(of: timeline, conductor.piece.aside, after: position))
    }

    /// A device that hangs shall not keep a person who wants it to end.
    private func giveUpStopping() {
        guard let deadline = conductor.stopsBy else { return alarm.clear() }
        alarm.set(at: deadline) {
            self.assumeIsolated {
                $0.carryOut($0.conductor.handle(.quit, at: $0.look()))
                $0.tell()
            }
        }
    }

    /// At the next cue or span or, where all stands still, when more is to be said before it goes on.
    private func setAlarm(_ change: MonotonicTime?) {
        if conductor.transport.state == .stopping { return giveUpStopping() }
        guard let rest = conductor.untilStandStill(at: Look.now) else {
            guard let change else { return alarm.clear() }
            return alarm.set(at: change) { self.assumeIsolated { $0.tell() } }
        }
        alarm.set(at: .now.advanced(frames: rest.count)) { self.assumeIsolated { $0.standStill() } }
    }
}
