/// A period of sound between the mixer and the device, in the device's format.
struct Block {
    let samples: UnsafeMutableRawPointer
    let sample: PCMSetting.Sample
    /// Frames in it.
    private(set) var count = 0
    /// The first of them are frames of the session or of an aside, the rest is silence beside it.
    private var advancing = 0
    private var motion = Playhead.Motion.nothing
    private var written = 0

    init(setting: PCMSetting) {
        sample = setting.sample
        samples = .allocate(byteCount: setting.period * setting.sample.bytesPerFrame, alignment: 16)
    }

    func deallocate() { samples.deallocate() }

    var rest: Int { count - written }
    var next: UnsafeRawPointer { UnsafeRawPointer(samples + written * sample.bytesPerFrame) }
    /// Every sample is zero.
    private(set) var isSilent = true

    /// The samples are new.
    mutating func fill(_ count: Int, advancing: Int, _ motion: Playhead.Motion, isSilent: Bool) {
        self.count = count
        self.isSilent = isSilent
        self.advancing = advancing
        self.motion = motion
        written = 0
    }

    mutating func silence(_ count: Int) {
        samples.initializeMemory(as: UInt8.self, repeating: 0, count: count * sample.bytesPerFrame)
        fill(count, advancing: 0, .nothing, isSilent: true)
    }

    /// The same samples, with something added.
    mutating func sounds() { isSilent = false }

    mutating func discard() { fill(0, advancing: 0, .nothing, isSilent: true) }

    /// The device took so many frames of it.
    mutating func took(_ frames: Int, into playhead: inout Playhead) {
        let moving = min(max(advancing - written, 0), frames)
        playhead.advance(moving, motion)
        playhead.advance(frames - moving, .nothing)
        written += frames
    }
}
