import Audio
import AudioOutput
import Scheduler
import Transport

/// What comes in: commands, the loader's reports, the audio thread's statuses.
extension Session {
    /// What is heard just now.
    func look() -> Look { Look(heard: conductor.place(heard: progress.position(at: .now)), time: Look.now) }

    func obey(_ command: Command) {
        let look = look()
        if conductor.transport.state == .paused { outlet.accept() }
        let effects =
            switch command {
            case .pause: conductor.handle(.pause, at: look)
            case .resume: conductor.handle(.resume, at: look)
            case .toggle: conductor.handle(.toggle, at: look)
            case .sleep: conductor.sleep(at: look)
            case .wish(let wish): conductor.handle(.wish(wish), at: look)
            case .louder: conductor.turn(to: conductor.volume.turned(by: Volume.step), at: look)
            case .quieter: conductor.turn(to: conductor.volume.turned(by: -Volume.step), at: look)
            case .volume(let volume): conductor.turn(to: volume, at: look)
            case .stop: conductor.handle(.stop, at: look)
            case .interrupt:
                conductor.handle(conductor.transport.state == .stopping ? .quit : .stop, at: look)
            }
        carryOut(effects)
        tell()
    }

    func hear(_ report: LoadingThread.Report) {
        switch report {
        case .playable(let generation):
            carryOut(conductor.loaded(generation: generation, at: look()))
        case .leftOut(let cue):
            leftOut.append(cue)
        }
        tell()
    }

    func hear(_ lengths: [String: Frames]) {
        carryOut(conductor.measured(lengths))
        tell()
    }

    func listen() {
        let wasPlaying = progress.status.phase.isPlaying
        for status in audio?.take() ?? [] {
            if case .over(.lost(let error)) = status.phase { failure = error.description }
            if status.isLast { isSilenced = true }
            carryOut(conductor.hear(status, at: look()))
            if let move = progress.update(status, move: conductor.lastMove, in: conductor.timeline) {
                moved = move
            }
        }
        if progress.status.phase.isPlaying, !wasPlaying { watchSinks() }
        keepLoading()
        bed?.look()
        tell()
    }

    /// It has stood still for so long that more is to be said before it goes on.
    func standStill() {
        carryOut(conductor.standStill(at: Look.now))
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
