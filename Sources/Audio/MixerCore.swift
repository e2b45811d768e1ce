/// The state of a mixer in plain memory, and the rules by which it moves over a plan.
///
/// Nothing here allocates, locks or counts references: the compiler holds the render functions to it.
struct MixerCore {
    /// What `produce` made.
    struct Segment {
        let frames: Int
        /// The mix lies in `left` and `right`; otherwise the frames are silent.
        let isSounding: Bool
        /// The channels differ; otherwise `left` is both.
        let isStereo: Bool

        @_noAllocation @_noLocks
        init(frames: Int, isSounding: Bool, isStereo: Bool = false) {
            self.frames = frames
            self.isSounding = isSounding
            self.isStereo = isStereo
        }
    }

    /// How many frames are mixed at once at most: small enough to stay in the nearest cache.
    static var chunk: Int { @_noAllocation @_noLocks get { 1_024 } }

    /// The installed plan; the mixer keeps it alive.
    var plan = MixRow()

    var position: Int64 = 0
    var state = Mixer.Progress.State.ended
    /// The first cue that has not begun.
    var next = 0
    /// Set until the cues around a newly installed position have been entered.
    var entry: Mixer.Entry?
    /// The position has stood still since the last frame that was played.
    var stood = true
    /// It stood still in this call: then it does so until the call ends.
    var standing = false

    let voices: UnsafeMutablePointer<MixerVoice>
    var voiceCount = 0
    /// Room for the voices of the plan before, while another is installed.
    let before: UnsafeMutablePointer<MixerVoice>

    /// The cues, which are mono, and with a bed the left channel.
    let left: UnsafeMutablePointer<Float>
    let right: UnsafeMutablePointer<Float>
    /// What was sounding when it had to break off, fading: the cues, and the bed in two channels.
    let tail: UnsafeMutablePointer<Float>
    let bedTail: UnsafeMutablePointer<Float>
    var tailPassed = Ramp.edge

    var bed = BedVoice(at: 0)
    /// Room for the gains of the bed.
    let gains: UnsafeMutablePointer<Float>
    var limiter = PeakLimiter(chunk: Self.chunk)

    var volume: Ramp

    init(volume: Float) {
        self.volume = Ramp(at: volume)
        voices = .allocate(capacity: MixRow.voices)
        before = .allocate(capacity: MixRow.voices)
        let room = Self.chunk + PeakLimiter.reach
        left = .allocate(capacity: room)
        left.initialize(repeating: 0, count: room)
        right = .allocate(capacity: room)
        right.initialize(repeating: 0, count: room)
        gains = .allocate(capacity: room)
        gains.initialize(repeating: 0, count: room)
        tail = .allocate(capacity: Ramp.edge)
        tail.initialize(repeating: 0, count: Ramp.edge)
        bedTail = .allocate(capacity: 2 * Ramp.edge)
        bedTail.initialize(repeating: 0, count: 2 * Ramp.edge)
    }

    func deallocate() {
        voices.deallocate()
        before.deallocate()
        left.deallocate()
        right.deallocate()
        gains.deallocate()
        tail.deallocate()
        bedTail.deallocate()
        limiter.deallocate()
    }

    /// What the mixer does at its horizon.
    var edgeState: Mixer.Progress.State {
        @_noAllocation @_noLocks get { plan.horizon < plan.end ? .atHorizon : .ended }
    }

    // MARK: - Voices

    @_noAllocation @_noLocks
    mutating func add(_ voice: MixerVoice) {
        // A plan never asks for more: it ends a cue when this many have begun after it.
        guard voiceCount < MixRow.voices else { return }
        (voices + voiceCount).initialize(to: voice)
        voiceCount &+= 1
    }

    @_noAllocation @_noLocks
    mutating func dropEnded() {
        var kept = 0
        for index in 0..<voiceCount where voices[index].end > position {
            voices[kept] = voices[index]
            kept &+= 1
        }
        voiceCount = kept
    }

    // MARK: - The tail

    /// Lets `count` voices fade away from `position` on, while the position stays or goes elsewhere, and the bed if `bedStops`.
    @_noAllocation @_noLocks
    mutating func breakOff(
        _ voices: UnsafePointer<MixerVoice>, _ count: Int, at position: Int64, bedStops: Bool = false
    ) {
        let left = Ramp.edge &- tailPassed
        for index in 0..<left { tail[index] = tail[index &+ tailPassed] }
        for index in left..<Ramp.edge { tail[index] = 0 }
        for index in 0..<2 &* left { bedTail[index] = bedTail[index &+ 2 &* tailPassed] }
        for index in 2 &* left..<2 &* Ramp.edge { bedTail[index] = 0 }
        for index in 0..<count {
            voices[index].fadeAway(into: tail, from: position, frames: Ramp.edge)
        }
        tailPassed = left > 0 || count > 0 || (bedStops && bed.runs) ? 0 : Ramp.edge
        if bedStops { bed.breakOff(into: bedTail, of: plan.bed) }
    }

    @_noAllocation @_noLocks
    mutating func standStill() {
        if !stood || bed.runs { breakOff(voices, stood ? 0 : voiceCount, at: position, bedStops: true) }
        stood = true
    }

    // MARK: - Volume

    @_noAllocation @_noLocks
    func applyVolume(_ channel: UnsafeMutablePointer<Float>, _ frames: Int) {
        if !volume.isStill {
            for index in 0..<frames { channel[index] *= volume.gain(index) }
        } else if volume.to != 1 {
            let gain = volume.to
            for index in 0..<frames { channel[index] *= gain }
        }
    }
}
