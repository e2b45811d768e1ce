/// A cue that is sounding.
struct MixerVoice {
    /// Its number in the plan.
    let cue: Int
    let start: Int64
    /// Where it falls silent.
    private(set) var end: Int64
    private(set) var base: UnsafePointer<Int16>
    /// The factor from a 16-bit sample to the mix.
    private let scale: Float
    /// Its largest magnitude in the mix.
    private(set) var peak: Float
    /// Whether the clip is longer than its place, and so must be faded out before `end`.
    private let isCut: Bool
    /// Where it fades in when it was entered in its middle; far behind if it was not.
    var entered: Int64

    private static var edge: Int64 { @_noAllocation @_noLocks get { 480 } }
    static var fromItsStart: Int64 { @_noAllocation @_noLocks get { Int64.min / 2 } }

    @_noAllocation @_noLocks
    init(cue: Int, of row: MixCue, clip: ClipTable.Entry, entered: Int64) {
        self.cue = cue
        start = row.frame
        end = min(row.end, row.frame &+ Int64(clip.count))
        isCut = row.end < row.frame &+ Int64(clip.count)
        base = clip.base
        // A power of two: a gain of 1 changes no bit of a sample.
        scale = row.gain * (1 / 32_768)
        peak = row.gain * clip.peak
        self.entered = entered
    }

    /// Follows a clip that was loaded anew.
    @_noAllocation @_noLocks
    mutating func refresh(_ clip: ClipTable.Entry) {
        base = clip.base
        end = min(end, start &+ Int64(clip.count))
    }

    /// Whether `other` is the same sound at the same place.
    @_noAllocation @_noLocks
    func continues(_ other: MixerVoice) -> Bool {
        start == other.start && end == other.end && base == other.base && isCut == other.isCut
            && scale == other.scale
    }

    /// Adds the frames from `position` on to `mix`.
    @_noAllocation @_noLocks
    func add(to mix: UnsafeMutablePointer<Float>, from position: Int64, frames: Int) {
        let count = Int(min(Int64(frames), end &- position))
        guard count > 0 else { return }
        let samples = base + Int(position &- start)
        let rises = position &- entered < Self.edge
        let falls = isCut && end &- position &- Int64(count) < Self.edge
        if rises || falls {
            for index in 0..<count {
                mix[index] += Float(samples[index]) * scale * gain(at: position &+ Int64(index))
            }
        } else {
            for index in 0..<count {
                mix[index] += Float(samples[index]) * scale
            }
        }
    }

    /// Adds the frames from `position` on, fading away over `frames`.
    @_noAllocation @_noLocks
    func fadeAway(into mix: UnsafeMutablePointer<Float>, from position: Int64, frames: Int) {
        let count = Int(min(Int64(frames), end &- position))
        guard count > 0 else { return }
        let samples = base + Int(position &- start)
        for index in 0..<count {
            let gain = gain(at: position &+ Int64(index)) * (1 - Ramp.rise(index, of: frames))
            mix[index] += Float(samples[index]) * scale * gain
        }
    }

    /// The gain of its own edges.
    private func gain(at position: Int64) -> Float {
        var gain: Float = 1
        let since = position &- entered
        if since < Self.edge { gain = Ramp.rise(Int(since), of: Int(Self.edge)) }
        if isCut {
            // A cue shorter than an edge fades over all of its length.
            let length = min(Self.edge, end &- start)
            let into = position &- (end &- length)
            if into >= 0 { gain *= 1 - Ramp.rise(Int(into), of: Int(length)) }
        }
        return gain
    }
}
