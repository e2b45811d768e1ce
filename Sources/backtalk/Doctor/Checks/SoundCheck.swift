import Audio
import AudioOutput

/// The chosen device opens and plays, and what ALSA says of it.
struct SoundCheck: HealthCheck {
    let patient: Patient
    var name: String { "sound" }
    var deadline: Int { 15 }

    func run() -> [Finding] {
        let shelf = DeviceShelf.found()
        let wish = patient.device ?? patient.configuration.device
        var name = PCMName.standard
        do {
            if let wish { name = try shelf.name(of: wish) }
            let title = shelf.known.first { $0.name == name.text }.map { "\($0.title), ALSA's '\(name)'," }
            return [try heard(title ?? "'\(name)'", name)] + others(shelf, but: name)
        } catch {
            return [.wrong(error)] + others(shelf, but: name)
        }
    }

    private func heard(_ title: String, _ name: PCMName) throws -> Finding {
        if patient.isQuiet {
            let setting = try DeviceTrial.open(ALSADevice(name))
            return judged(setting, "\(title) opens: \(setting.text)")
        }
        let spoken = VoiceTest.clip(patient)
        let clip = spoken ?? SoundBank().chime(.open)
        let silence = [Int16](repeating: 0, count: 48 * Settings.usualPreroll)
        let samples = silence + clip.withUnsafeSamples { Array($0) }
        let trial = try DeviceTrial.play(samples, on: ALSADevice(name))
        var parts = [trial.setting.text]
        if let delay = trial.delay { parts.append("delay \(delay / 48) ms") }
        parts.append("\(Self.seconds(trial.length)) s of sound took \(Self.seconds(trial.taken)) s")
        if trial.underruns > 0 { parts.append("\(trial.underruns) gaps") }
        let said = spoken == nil ? "a chime" : "a sentence"
        return judged(trial.setting, "\(title) played \(said): \(parts.joined(separator: ", "))")
    }

    private func judged(_ setting: PCMSetting, _ what: String) -> Finding {
        if setting.isAudible { return .good(what) }
        return .warning("\(what), but nobody hears it", "choose another with --device or in config.yaml")
    }

    private func others(_ shelf: DeviceShelf, but name: PCMName) -> [Finding] {
        let titles = shelf.known.filter { $0.name != name.text }.map(\.title)
        return titles.isEmpty ? [] : [.good("there is besides: \(titles.joined(separator: "; "))")]
    }

    private static func seconds(_ milliseconds: Double) -> String {
        let tenths = Int((milliseconds / 100).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension PCMSetting {
    fileprivate var text: String {
        "48000 Hz, \(sample == .int16 ? "16-bit" : "float"), buffer \(buffer / 48) ms, period \(period / 48) ms"
    }
}
