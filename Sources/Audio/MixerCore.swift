/// The state of a mixer in plain memory, and the rules by which it moves over a plan.
///
/// Nothing here allocates, locks or counts references: the compiler holds the render functions to it.
struct MixerCore {
    /// What `produce` made.
    struct Segment {
        let frames: Int
        /// The mono mix lies in `mix`; otherwise the frames are silent.
        let isSounding: Bool

        @_noAllocation @_noLocks
        init(frames: Int, isSounding: Bool) {
            self.frames = frames
            self.isSounding = isSounding
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

    let mix: UnsafeMutablePointer<Float>
    /// What was sounding when it had to break off, fading.
    let tail: UnsafeMutablePointer<Float>
    var tailPassed = Ramp.edge

    var volume: Ramp
    var fade = Ramp(at: 1)

    init(volume: Float) {
        self.volume = Ramp(at: volume)
        voices = .allocate(capacity: MixRow.voices)
        before = .allocate(capacity: MixRow.voices)
        mix = .allocate(capacity: Self.chunk)
        mix.initialize(repeating: 0, count: Self.chunk)
        tail = .allocate(capacity: Ramp.edge)
        tail.initialize(repeating: 0, count: Ramp.edge)
    }

    func deallocate() {
        voices.deallocate()
        before.deallocate()
        mix.deallocate()
        tail.deallocate()
    }

    /// Faded out, and not asked to go on.
    var isStopped: Bool { @_noAllocation @_noLocks get { fade.isStill && fade.to == 0 } }
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

    /// Lets `count` voices fade away from `position` on, while the position stays or goes elsewhere.
    @_noAllocation @_noLocks
    mutating func breakOff(_ voices: UnsafePointer<MixerVoice>, _ count: Int, at position: Int64) {
        let left = Ramp.edge &- tailPassed
        for index in 0..<left { tail[index] = tail[index &+ tailPassed] }
        for index in left..<Ramp.edge { tail[index] = 0 }
        for index in 0..<count {
            voices[index].fadeAway(into: tail, from: position, frames: Ramp.edge)
        }
        tailPassed = left > 0 || count > 0 ? 0 : Ramp.edge
    }

    @_noAllocation @_noLocks
    mutating func standStill() {
        if !stood { breakOff(voices, voiceCount, at: position) }
        stood = true
    }

    @_noAllocation @_noLocks
    mutating func addTail(_ frames: Int) {
        let count = min(frames, Ramp.edge &- tailPassed)
        for index in 0..<count { mix[index] += tail[tailPassed &+ index] }
        tailPassed &+= count
    }

    // MARK: - Gains

    @_noAllocation @_noLocks
    func applyGains(_ frames: Int) {
        apply(fade, frames)
        apply(volume, frames)
    }

    @_noAllocation @_noLocks
    private func apply(_ ramp: Ramp, _ frames: Int) {
        if !ramp.isStill {
            for index in 0..<frames { mix[index] *= ramp.gain(index) }
        } else if ramp.to != 1 {
            let gain = ramp.to
            for index in 0..<frames { mix[index] *= gain }
        }
    }
}
