import Audio
import AudioOutput
import Scheduler
import Transport

/// What comes in: commands, the loader's reports, the audio thread's statuses.
extension Session {
    func obey(_ command: Command) {
        let input: Transport.Input =
            switch command {
            case .pause: .pause
            case .resume: .resume
            case .toggle: .toggle
            case .stop: .stop
            case .interrupt: transport.state == .stopping ? .quit : .stop
            }
        carryOut(transport.handle(input))
        tell()
    }

    func hear(_ report: LoadingThread.Report) {
        switch report {
        case .playable(let generation):
            guard let nextPlan, nextPlan.generation == generation else { return }
            carryOut(transport.handle(.planReady))
        case .leftOut(let cue):
            leftOut.append(cue)
        }
        tell()
    }

    func listen() {
        for status in audio?.take() ?? [] {
            progress.update(status)
            if status.isHolding != transport.isHolding {
                carryOut(transport.handle(status.isHolding ? .held : .released))
            }
            guard case .over(let end) = status.phase else { continue }
            isSilenced = true
            switch end {
            case .finished, .stopped: carryOut(transport.handle(.ended))
            case .lost(let error):
                failure = error.description
                carryOut(transport.handle(.deviceLost))
            }
        }
        keepLoading()
        tell()
    }

    /// The loader looks ahead far; it need not be woken for every step.
    private func keepLoading() {
        let position = progress.status.heard
        guard ending == nil, nextPlan == nil, timeline != nil else { return }
        guard position - loadedFrom >= Self.loadingStep else { return }
        loadedFrom = position
        // A device that was dropped goes back to the frame that was heard.
        loader?.load(plan, from: max(.zero, position - .seconds(1)))
    }

    private static let loadingStep = Frames.seconds(5)
}
