import Audio
import AudioOutput
import Scheduler
import System

/// The effects of the machine are carried out here.
extension Session {
    func perform(_ effects: [PlaybackMachine.Effect]) {
        for effect in effects {
            switch effect {
            case .order: order()
            case .load(let program, let frame): load(program, from: frame)
            case .measure(let texts, let isNeeded): measure(texts, isNeeded: isNeeded)
            case .finish: finish()
            }
        }
        watchForServer()
    }

    func order() {
        let tone = machine.tones > 0 ? Tone(answerTone, number: machine.tones) : nil
        audio?.order(
            machine.mode, machine.program, volume: machine.volume.gain, answered: machine.knownBreaks,
            tone: tone)
    }

    private func load(_ program: Program, from frame: Frames) {
        loadedFrom = frame
        loader?.load(program.plan, from: loadedFrom, after: program.aside)
    }

    /// On a thread of its own: an engine takes its time.
    private func measure(_ texts: [String], isNeeded: Bool) {
        let lengths = setup.lengths
        do {
            let thread = try PlainThread("backtalk-words") {
                var measured: [String: Frames] = [:]
                do {
                    measured = try lengths(texts)
                } catch {
                    // What was asked for is answered without the words; what may be asked for is tried again then.
                    if isNeeded { for text in texts { measured[text] = .zero } }
                }
                self.loop.post { [measured] in self.assumeIsolated { $0.hear(measured) } }
            }
            thread.detach()
        } catch {
            if isNeeded { hear(texts.reduce(into: [:]) { $0[$1] = .zero }) }
        }
    }

    private func finish() {
        // A device that hangs shall not keep the person waiting.
        alarm.set(at: .now.advanced(milliseconds: Self.closingTime)) {
            self.assumeIsolated { $0.isSilenced = true }
        }
    }

    /// How long the audio thread may take to fall silent after the end, in milliseconds; it needs about 10.
    private static let closingTime: Int64 = 500

    /// While the device is away, the server's socket is watched for; at other times nothing is.
    private func watchForServer() {
        let isWaiting = machine.state.isWaiting
        guard isWaiting != (watch != nil) else { return }
        watch = isWaiting ? ServerWatch(on: loop) { self.assumeIsolated { $0.audio?.lookForDevice() } } : nil
    }
}
