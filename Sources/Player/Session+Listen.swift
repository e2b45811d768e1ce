import Audio
import AudioOutput
import Scheduler

/// What comes in: commands, the loader's reports, the audio thread's statuses.
extension Session {
    /// The frame that is heard just now.
    func sample() -> PositionSample {
        PositionSample(heard: machine.frame(heard: progress.position(at: .now)), time: PositionSample.now)
    }

    func perform(_ command: Command) {
        let sample = sample()
        if machine.state.isPaused { sinkTracker.accept() }
        perform(machine.perform(command, at: sample))
        tell()
    }

    func hear(_ report: LoadingThread.Report) {
        switch report {
        case .playable(let generation):
            perform(machine.loaded(generation: generation, at: sample()))
        case .leftOut(let cue):
            leftOut.append(cue)
        }
        tell()
    }

    func hear(_ lengths: [String: Frames]) {
        perform(machine.measured(lengths))
        tell()
    }

    func listen() {
        let wasPlaying = progress.status.phase.isPlaying
        for status in audio?.take() ?? [] {
            if status.isLast { isSilenced = true }
            perform(machine.hear(status, at: sample()))
            if let move = progress.update(status, move: machine.lastMove, in: machine.timeline) {
                moved = move
            }
        }
        if progress.status.phase.isPlaying, !wasPlaying { watchSinks() }
        keepLoading()
        bed?.look()
        tell()
    }

    /// It has stood still for so long that more is to be said before it goes on.
    func extendPause() {
        perform(machine.extendPause(at: PositionSample.now))
        tell()
    }

    /// The loader looks ahead far; it need not be woken for every step.
    private func keepLoading() {
        let position = progress.status.heard
        guard machine.ending == nil, machine.isSettled else { return }
        guard position - loadedFrom >= Self.loadingStep else { return }
        loadedFrom = position
        // A device that was dropped goes back to the frame that was heard.
        loader?.load(machine.program.plan, from: max(.zero, position - .seconds(1)))
    }

    private static let loadingStep = Frames.seconds(5)
}
