import Audio
import AudioOutput
import Transport

/// What the transport decided is done here.
extension Session {
    func carryOut(_ actions: [Transport.Action]) {
        for action in actions {
            switch action {
            case .installPlan:
                if let nextPlan { plan = nextPlan }
                nextPlan = nil
                audio?.order(mode, plan)
            case .pauseOutput: order(.pause)
            case .resumeOutput: order(.play)
            case .fadeOutput: order(.stop)
            case .cutOutput: order(.cut)
            case .finish(let ending): finish(ending)
            }
        }
    }

    private func order(_ mode: Order.Mode) {
        self.mode = mode
        audio?.order(mode, plan)
    }

    private func finish(_ ending: Transport.Ending) {
        self.ending =
            switch ending {
            case .finished: .finished
            case .stopped: .stopped
            case .deviceLost, .planFailed: .failed(failure ?? "The session could not be played.")
            }
        // A device that hangs shall not keep the person waiting.
        loop.alarm(at: .now.advanced(milliseconds: Self.closingTime)) {
            self.assumeIsolated { $0.isSilenced = true }
        }
    }

    /// How long the audio thread may take to fall silent after the end, in milliseconds; it needs about 10.
    private static let closingTime: Int64 = 500
}
