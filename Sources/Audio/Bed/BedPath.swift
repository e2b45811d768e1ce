/// The levels of a bed in plain memory, for as long as a plan lives.
final class BedPath: Sendable {
    let gain: Float
    nonisolated(unsafe) let fade: Envelope
    nonisolated(unsafe) let duck: Envelope
    private nonisolated(unsafe) let knots: UnsafeMutablePointer<Envelope.Knot>

    init(_ levels: BedLevels) {
        let all = levels.fade + levels.duck
        knots = .allocate(capacity: max(all.count, 1))
        for (index, knot) in all.enumerated() { (knots + index).initialize(to: knot) }
        gain = levels.gain
        fade = Envelope(knots: UnsafePointer(knots), count: levels.fade.count)
        duck = Envelope(knots: UnsafePointer(knots + levels.fade.count), count: levels.duck.count)
    }

    deinit { knots.deallocate() }
}
