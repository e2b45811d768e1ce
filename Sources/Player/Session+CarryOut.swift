import Audio
import AudioOutput
import Scheduler
import Transport

/// What the conductor decided is done here.
extension Session {
    func carryOut(_ effects: [Conductor.Effect]) {
        for effect in effects {
            switch effect {
            case .order: order()
            case .load(let program): load(program)
            case .finish(let ending): finish(ending)
            }
        }
        watchForServer()
    }

    func order() {
        audio?.order(
            conductor.mode, conductor.program, volume: conductor.volume.gain, answered: conductor.answered)
    }

    func load(_ program: Program) {
        loadedFrom = program.start ?? .zero
        loader?.load(program.plan, from: loadedFrom, after: program.aside)
    }

    private func finish(_ ending: Transport.Ending) {
        self.ending =
            switch ending {
            case .finished: .finished
            case .stopped: .stopped
            case .deviceFailed, .planFailed: .failed(failure ?? "The session could not be played.")
            }
        // A device that hangs shall not keep the person waiting.
        loop.alarm(at: .now.advanced(milliseconds: Self.closingTime)) {
            self.assumeIsolated { $0.isSilenced = true }
        }
    }

    /// How long the audio thread may take to fall silent after the end, in milliseconds; it needs about 10.
    private static let closingTime: Int64 = 500

    /// While the device is away, the server's socket is watched for; at other times nothing is.
    private func watchForServer() {
        let isWaiting = conductor.transport.state == .waiting
        guard isWaiting != (watch != nil) else { return }
        watch = isWaiting ? ServerWatch(on: loop) { self.assumeIsolated { $0.audio?.lookForDevice() } } : nil
    }
}
