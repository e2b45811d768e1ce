import Scheduler
import Testing

@testable import AudioOutput

/// Headphones that vanish: the neighbours shall not hear what was in them.
///
/// What can be known through ALSA: a card that is gone (-ENODEV and its like), a server that is gone (-EIO). What cannot:
/// that a sound server took its stream from a device that vanished to another that is there. The PCM plays on, and says
/// nothing (PulseAudio 16.1, measured with the server's default and with a sink named in ALSA's configuration); who wants
/// that known has to ask the server or the desktop.
@Suite("Headphones that vanish") struct VanishedTests {
    @Test("They are waited for, and no other device is ever opened in their place")
    func alone() throws {
        let headphones = ScriptedDevice()
        let speakers = ScriptedDevice(clock: headphones.clock)
        let stage = try Stage(headphones, others: [speakers])
        stage.answersBreaks()
        stage.order(.play, try Timeline.of([(0, 400_000)], frames: 400_000).loaded())
        headphones.after(100_000) { device in
            device.die()
            device.openError = OutputError(.noDevice, device: "headphones")
        }
        var waited = false
        headphones.after(48_000 * 600) { device in
            waited = stage.listen().last?.phase == .waiting || stage.statuses.last?.phase == .waiting
            device.openError = nil
        }
        let last = stage.run()
        #expect(waited)
        #expect(last.phase == .over(.finished) && last.device == 0)
        #expect(headphones.opens.count > 2)
        #expect(speakers.opens.isEmpty && speakers.tape.isEmpty)
    }
}
