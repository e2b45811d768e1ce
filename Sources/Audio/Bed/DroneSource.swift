import Glibc
import Scheduler

/// A soft chord on C, fifths and octaves and a ninth, as a bed. Every tone drifts in pitch and loudness, left and right for
/// itself, so that the chord never repeats; a pure function of the seed and the frame.
final class DroneSource: BedSource {
    /// Hz, and how loud: C2 to G5, in the chord of the chimes.
    private static let tones: [(frequency: Double, gain: Double)] = [
        (65.41, 0.30), (130.81, 0.50), (196.00, 0.38), (261.63, 0.40),
        (293.66, 0.10), (392.00, 0.26), (523.25, 0.15), (783.99, 0.06),
    ]
    /// The factor that brings the chord to `Levels.bedLoudness`.
    private static let level = 0.0313
    /// A tone wanders by up to so many radians either way; 0.6 Hz at most. It has forgotten where it was after 4 s.
    private static let wander = 5.0
    private static let wanderSeconds = 3.6
    /// Decibels.
    private static let swell = 3.5
    private static let step = 256

    private let chance: [Chance]

    init(seed: UInt64) {
        chance = (0..<UInt64(4 * Self.tones.count)).map { Chance(seed, stream: $0) }
    }

    func fill(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) -> Bool {
        guard let output = block.baseAddress else { return false }
        let first = number * Bed.blockFrames
        var here = moment(first)
        for start in stride(from: 0, to: Bed.blockFrames, by: Self.step) {
            let next = moment(first + start + Self.step)
            Self.fill(output + 2 * start, here, next)
            here = next
        }
        return true
    }

    /// Phases and gains of both channels at a frame; the lanes are the tones.
    private struct Moment {
        var left = SIMD8<Double>()
        var right = SIMD8<Double>()
        var leftGain = SIMD8<Float>()
        var rightGain = SIMD8<Float>()
    }

    private func moment(_ frame: Int) -> Moment {
        let time = Double(frame) / Double(Frames.rate)
        var moment = Moment()
        for (tone, (frequency, gain)) in Self.tones.enumerated() {
            let phase = 2 * Double.pi * (frequency * time).remainder(dividingBy: 1)
            let pace = time / Self.wanderSeconds
            moment.left[tone] = phase + Self.wander * chance[4 * tone].drift(pace)
            moment.right[tone] = phase + Self.wander * chance[4 * tone + 1].drift(pace + 0.5)
            let slow = time / (3 + Double(tone) * 0.17)
            let (l, r) = (chance[4 * tone + 2].drift(slow), chance[4 * tone + 3].drift(slow + 0.5))
            moment.leftGain[tone] = Float(Self.level * gain * exp(Self.swell * l * 0.1151))
            moment.rightGain[tone] = Float(Self.level * gain * exp(Self.swell * r * 0.1151))
        }
        return moment
    }

    /// Turns the phases from one moment to the next.
    private static func fill(_ output: UnsafeMutablePointer<Int16>, _ here: Moment, _ next: Moment) {
        var (leftSine, leftCosine, leftTurn, leftLift) = turning(here.left, next.left)
        var (rightSine, rightCosine, rightTurn, rightLift) = turning(here.right, next.right)
        var (leftGain, rightGain) = (here.leftGain, here.rightGain)
        let leftSlope = (next.leftGain - leftGain) / Float(step)
        let rightSlope = (next.rightGain - rightGain) / Float(step)
        for frame in 0..<step {
            output[2 * frame] = SampleFormat.int16((leftSine * leftGain).sum())
            output[2 * frame + 1] = SampleFormat.int16((rightSine * rightGain).sum())
            (leftSine, leftCosine) = (
                leftSine * leftTurn + leftCosine * leftLift, leftCosine * leftTurn - leftSine * leftLift
            )
            (rightSine, rightCosine) = (
                rightSine * rightTurn + rightCosine * rightLift,
                rightCosine * rightTurn - rightSine * rightLift
            )
            leftGain += leftSlope
            rightGain += rightSlope
        }
    }

    private typealias Lanes = SIMD8<Float>

    /// Sines and cosines to begin with, and those of the angle from frame to frame.
    private static func turning(_ from: SIMD8<Double>, _ to: SIMD8<Double>) -> (Lanes, Lanes, Lanes, Lanes) {
        var (sine, cosine, turn, lift) = (Lanes(), Lanes(), Lanes(), Lanes())
        for tone in 0..<8 {
            // Whole turns make no difference to the phase, but to the angle between two frames they do.
            let turns = tones[tone].frequency * Double(step) / Double(Frames.rate)
            let rest = (to[tone] - from[tone]) / (2 * Double.pi) - turns
            let angle = 2 * Double.pi * (turns + rest.remainder(dividingBy: 1)) / Double(step)
            sine[tone] = Float(sin(from[tone]))
            cosine[tone] = Float(cos(from[tone]))
            turn[tone] = Float(cos(angle))
            lift[tone] = Float(sin(angle))
        }
        return (sine, cosine, turn, lift)
    }
}
