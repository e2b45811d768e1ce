/// A period of sound between the mixer and the device, in the device's format.
struct Block {
    let samples: UnsafeMutableRawPointer
    let sample: PCMSetting.Sample
    /// Frames in it.
    private(set) var count = 0
    /// The first of them are session frames, the rest is silence beside the session.
    private var advancing = 0
    private var written = 0

    init(setting: PCMSetting) {
        sample = setting.sample
        samples = .allocate(byteCount: setting.period * setting.sample.bytesPerFrame, alignment: 16)
    }

    func deallocate() { samples.deallocate() }

    var rest: Int { count - written }
    var next: UnsafeRawPointer { UnsafeRawPointer(samples + written * sample.bytesPerFrame) }

    /// The samples are new.
    mutating func fill(_ count: Int, advancing: Int) {
        self.count = count
        self.advancing = advancing
        written = 0
    }

    mutating func silence(_ count: Int) {
        samples.initializeMemory(as: UInt8.self, repeating: 0, count: count * sample.bytesPerFrame)
        fill(count, advancing: 0)
    }

    mutating func discard() { fill(0, advancing: 0) }

    /// The device took so many frames of it.
    mutating func took(_ frames: Int, into playhead: inout Playhead) {
        let session = min(max(advancing - written, 0), frames)
        playhead.advance(session)
        playhead.stand(frames - session)
        written += frames
    }
}
