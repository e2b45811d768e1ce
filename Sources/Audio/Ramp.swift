/// A gain on its way from one value to another, along a smooth step: no corner where it begins and ends.
struct Ramp {
    /// The longest edge that the mixer makes, in frames: 10 ms.
    static var edge: Int { @_noAllocation @_noLocks get { 480 } }

    private(set) var from: Float
    private(set) var to: Float
    private(set) var length: Int
    /// How many frames of it have passed.
    private(set) var passed: Int

    /// A gain that stands still.
    init(at gain: Float) {
        from = gain
        to = gain
        length = 0
        passed = 0
    }

    var isStill: Bool { @_noAllocation @_noLocks get { passed >= length } }

    /// The gain of the frame `index` frames from now.
    @_noAllocation @_noLocks
    func gain(_ index: Int) -> Float {
        let step = passed &+ index
        return step >= length ? to : from + (to - from) * Self.rise(step, of: length)
    }

    /// The gain that was reached last.
    private var reached: Float { passed == 0 ? from : gain(-1) }

    /// Turns towards `gain`, to be reached after `length` frames.
    @_noAllocation @_noLocks
    mutating func turn(to gain: Float, in length: Int) {
        from = reached
        to = gain
        self.length = max(length, 1)
        passed = 0
    }

    @_noAllocation @_noLocks
    mutating func pass(_ frames: Int) {
        passed = min(passed &+ frames, length)
    }

    /// The smooth step at frame `index` of a rise over `length` frames: above 0 at the first, exactly 1 at the last.
    @_noAllocation @_noLocks
    static func rise(_ index: Int, of length: Int) -> Float {
        let t = Float(index &+ 1) / Float(length)
        return t * t * (3 - 2 * t)
    }
}
