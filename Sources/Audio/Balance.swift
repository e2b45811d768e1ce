import Glibc
import Practice
import Scheduler

/// How loud each kind of sound is beside what it was made for, in decibels: what a person sets apart.
public struct Balance: Sendable, Hashable {
    /// What a person who sets nothing gets: 6 dB more than WCAG 1.4.7 asks, since neither voice nor music is as loud as
    /// its mean all the time.
    public static let usualDuck = 26
    /// What the night takes off everything.
    private static let night = -10.0

    public var voice: Int
    public var chimes: Int
    public var breath: Int
    public var bed: Int
    /// How far below the voice the bed lies while it speaks, in decibels.
    public var duck: Int
    /// All of it 10 dB lower.
    public var isNight: Bool

    public init(
        voice: Int = 0, chimes: Int = 0, breath: Int = 0, bed: Int = 0, duck: Int = Balance.usualDuck,
        isNight: Bool = false
    ) {
        self.voice = voice
        self.chimes = chimes
        self.breath = breath
        self.bed = bed
        self.duck = duck
        self.isNight = isNight
    }

    public init(_ wishes: SoundWishes) {
        self.init(
            voice: wishes.volume[.voice] ?? 0, chimes: wishes.volume[.chimes] ?? 0,
            breath: wishes.volume[.breath] ?? 0, bed: wishes.volume[.bed] ?? 0,
            duck: wishes.duck ?? Self.usualDuck, isNight: wishes.isNight ?? false)
    }

    /// The factor for the samples of a cue; exactly 1 where nothing is set.
    func gain(of sound: Cue.Sound) -> Float {
        switch sound {
        case .speech: factor(Double(voice))
        case .chime: factor(Double(chimes))
        case .breath: factor(Double(breath))
        }
    }

    /// The factor for a bed that was levelled to `Levels.bedLoudness`.
    var bedGain: Float { factor(Double(bed)) }

    /// What the bed is lowered by while the voice speaks: 1 where it is low enough already.
    var duckGain: Float {
        let ducked = Levels.speechLoudness + Double(voice) - Double(duck)
        let free = Levels.bedLoudness + Double(bed)
        return ducked < free ? Float(pow(10, (ducked - free) / 20)) : 1
    }

    private func factor(_ decibels: Double) -> Float {
        let decibels = decibels + (isNight ? Self.night : 0)
        return decibels == 0 ? 1 : Float(pow(10, decibels / 20))
    }
}
