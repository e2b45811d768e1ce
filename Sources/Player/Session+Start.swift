import Audio
import AudioOutput
import Scheduler
import System

/// From the call to the first sound, and from the opening to the whole plan.
extension Session {
    func begin() {
        do {
            // The device opens on the audio thread while the chime is made here.
            let audio = try AudioThread(devices: setup.device.candidates, preroll: setup.preroll)
            self.audio = audio
            bed = try setup.setting.bed.map { try BedThread($0) }
            try prepare()
            try loadOpening()
            bed?.waitForStart(until: .now.advanced(frames: setup.patience.count))
            order()
            loop.watch(audio.descriptor) { self.assumeIsolated { $0.listen() } }
            loader = try LoadingThread(source: setup.clips) { report in
                self.loop.post { self.assumeIsolated { $0.hear(report) } }
            }
        } catch {
            fail(error)
        }
    }

    private func prepare() throws(SystemError) {
        let prepare = setup.prepare
        let thread = try PlainThread("backtalk-plan") {
            let result = Result { try prepare() }
            self.loop.post { self.assumeIsolated { $0.prepared(result) } }
        }
        thread.detach()
    }

    private func loadOpening() throws {
        let loader = Loader(source: setup.clips)
        while true {
            do {
                return try loader.load(machine.program.plan, from: .zero)
            } catch {
                loader.leaveOut(error, of: machine.program.plan)
                leftOut.append(LeftOut(cue: error.cue, reason: String(describing: error.cause)))
            }
        }
    }

    private func prepared(_ result: Result<Beginning, any Error>) {
        if machine.ending != nil { return }
        switch result {
        case .success(let beginning):
            perform(machine.prepared(beginning))
        case .failure(let error): perform(machine.fail(String(describing: error)))
        }
    }

    func fail(_ error: any Error) {
        if audio == nil { isSilenced = true }
        perform(machine.fail(String(describing: error)))
    }
}
