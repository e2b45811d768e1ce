import Audio
import AudioOutput
import Scheduler
import Transport

/// What comes in: commands, the loader's reports, the audio thread's statuses.
extension Session {
    func obey(_ command: Command) {
        let effects =
            switch command {
            case .pause: conductor.handle(.pause)
            case .resume: conductor.handle(.resume)
            case .toggle: conductor.handle(.toggle)
            case .louder: conductor.turn(to: Volume(decibels: conductor.volume.decibels + Volume.step))
            case .quieter: conductor.turn(to: Volume(decibels: conductor.volume.decibels - Volume.step))
            case .stop: conductor.handle(.stop)
            case .interrupt: conductor.handle(conductor.transport.state == .stopping ? .quit : .stop)
            }
        carryOut(effects)
        tell()
    }

    func turnVolume(to volume: Volume) {
        carryOut(conductor.turn(to: volume))
        tell()
    }

    func jump(to frame: Frames, in timeline: Timeline?, aside: Timeline?) {
        carryOut(conductor.go(to: frame, in: timeline, aside: aside))
        tell()
    }

    func hear(_ report: LoadingThread.Report) {
        switch report {
        case .playable(let generation):
            carryOut(conductor.loaded(generation: generation))
        case .leftOut(let cue):
            leftOut.append(cue)
        }
        tell()
    }

    func listen() {
        for status in audio?.take() ?? [] {
            if case .over(let end) = status.phase {
                isSilenced = true
                if case .lost(let error) = end { failure = error.description }
            }
            carryOut(conductor.hear(status))
            if let move = progress.update(status, move: conductor.lastMove, in: conductor.timeline) {
                moved = move
            }
        }
        keepLoading()
        bed?.look()
        tell()
    }

    /// The loader looks ahead far; it need not be woken for every step.
    private func keepLoading() {
        let position = progress.status.heard
        guard ending == nil, conductor.isSettled else { return }
        guard position - loadedFrom >= Self.loadingStep else { return }
        loadedFrom = position
        // A device that was dropped goes back to the frame that was heard.
        loader?.load(conductor.program.plan, from: max(.zero, position - .seconds(1)))
    }

    private static let loadingStep = Frames.seconds(5)
}
