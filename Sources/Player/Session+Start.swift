import Audio
import AudioOutput
import Scheduler
import System
import Transport

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
                return try loader.load(conductor.program.plan, from: .zero)
            } catch {
                loader.leaveOut(error, of: conductor.program.plan)
                leftOut.append(LeftOut(cue: error.cue, reason: String(describing: error.cause)))
            }
        }
    }

    private func prepared(_ result: Result<Beginning, any Error>) {
        if ending != nil { return }
        switch result {
        case .success(let beginning):
            carryOut(conductor.prepared(beginning))
        case .failure(let error):
            failure = String(describing: error)
            carryOut(conductor.handle(.planFailed, at: look()))
        }
    }

    func fail(_ error: any Error) {
        failure = String(describing: error)
        if audio == nil { isSilenced = true }
        carryOut(conductor.handle(.planFailed, at: look()))
    }
}
