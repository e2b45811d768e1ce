import AudioOutput

/// Where a session is heard.
public enum OutputDevice: Sendable {
    /// ALSA's `default`; without a sound card the session runs silently, and says so.
    case standard
    /// By its ALSA name, or not at all.
    case named(PCMName)
    /// In real time, heard by nobody.
    case silent
    /// The first that opens; made on the audio thread.
    case offered([@Sendable () -> any PCM])

    /// Sound goes to ALSA, which may hand it to a sound server.
    var isALSA: Bool {
        switch self {
        case .standard, .named: true
        case .silent, .offered: false
        }
    }

    var candidates: [@Sendable () -> any PCM] {
        switch self {
        case .standard: [{ ALSADevice(.standard) }, { SilentDevice() }]
        case .named(let name): [{ ALSADevice(name) }]
        case .silent: [{ SilentDevice() }]
        case .offered(let devices): devices
        }
    }
}
