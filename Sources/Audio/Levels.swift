/// How loud each kind of sound may be, as a fraction of full scale. The sums are what leaves the mixer's limiter without
/// work unless a person turns something up:
///
///     speech 0.72 + chime 0.12 + breath 0.05 = 0.89 ≤ 0.891 (−1 dBTP)
///     open or close 0.25 + breath 0.05       = 0.30: they stand alone, speech begins when they have faded
///
/// Speech is limited by its true peak. Chimes and breath tones have their energy below 1 500 Hz, where the peak between
/// two samples exceeds them by at most 0.5 %: of 0.17 that is the 0.001 that is left.
public enum Levels {
    /// Integrated loudness of the speech of a session, in LUFS, as it leaves in stereo (podcast practice).
    public static let speechLoudness = -16.0
    /// The true peak to which a speech clip is limited.
    public static let speechPeak: Float = 0.72
    /// The peak of the chimes that may sound under speech and breath: begin, change, end.
    public static let chimePeak: Float = 0.12
    /// The peak of the chimes that stand alone: open and close.
    public static let framingPeak: Float = 0.25
    /// The peak of a breath tone.
    public static let breathPeak: Float = 0.05
    /// The peak of breath noise, which is no louder than the tone. Where that and a chime meet the loudest word, the limiter
    /// may have to work.
    static let breathNoisePeak: Float = 0.1
    /// Integrated loudness of a bed while nobody speaks, in LUFS: 16 dB under the voice, so that a breath tone stands out.
    public static let bedLoudness = -32.0
    /// What no sum may exceed: −1 dBTP.
    public static let truePeak: Float = 0.891
}
