import AudioOutput
import Scheduler
import Transport

/// What the transport wants done: other programs, other places, another mode.
extension Conductor {
    mutating func carryOut(
        _ actions: [Transport.Action], _ input: Transport.Input, _ look: Look
    ) -> [Effect] {
        var effects: [Effect] = []
        for action in actions {
            switch action {
            case .installPlan: install()
            case .answer(let wish):
                effects += answer(wish, at: look)
                continue
            case .turnVolume: continue
            case .goBack:
                goBack(displaced: input == .displaced)
                if pending == nil { effects.append(.load(program, from: program.start ?? .zero)) }
            case .pauseOutput:
                playsAtInstall = false
                if input != .slept, input != .displaced, isSilent(at: look.heard) { tones += 1 }
                mode = .pause
            case .resumeOutput:
                if transport.isPlanned, pending != nil {
                    playsAtInstall = true
                    continue
                }
                mode = .play
            case .fadeOutput: mode = .stop
            case .cutOutput: mode = .cut
            case .finish(let ending):
                effects.append(.finish(ending))
                continue
            }
            effects.append(.order)
        }
        return effects
    }

    private mutating func install() {
        guard let pending else { return }
        self.pending = nil
        var next = pending
        // The sound may have broken off, and gone on, since it was begun to be made ready.
        next.program.number = nextNumber()
        if next.program.start == nil {
            // The one before it has not been seen: where that begins is still to be said.
            if status.program < program.number { next.program.start = program.start }
            next.program.aside = program.aside
            (next.aside, next.from) = (piece.aside, piece.from)
        }
        piece = next
        if playsAtInstall { mode = .play }
        playsAtInstall = false
        if tonesAtInstall { tones += 1 }
        tonesAtInstall = false
        if let start = pending.program.start {
            lastMove = Move(program: next.program.number, to: start, reason: .asked)
        }
    }

    /// The sound broke off: what was sounding is heard again from its start, an aside whole.
    private mutating func goBack(displaced: Bool) {
        if status.program == program.number || program.start == nil {
            if status.aside == nil, !piece.isAsideDoubtful(at: status.heard) {
                // What lies before the last start was heard, or is not wanted: a device that comes and goes shall not
                // lead further and further back.
                let first = min(program.start ?? .zero, status.heard)
                piece.program.start = max(first, timeline?.returnPoint(from: status.heard) ?? .zero)
                piece.program.aside = nil
                (piece.aside, piece.from) = (nil, nil)
                piece.program.entry = .resume
            } else if status.aside != nil {
                piece.program.start = status.heard
            }
        }
        piece.program.number = nextNumber()
        let reason: Observation.Move.Reason =
            displaced ? .displaced : status.lastBreak == .slept ? .slept : .deviceLost
        lastMove = Move(program: program.number, to: program.start ?? .zero, reason: reason)
    }
}
