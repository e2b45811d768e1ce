import Scheduler

/// A soundscape of noise as a bed. Block by block a function of the seed and the number of the block.
///
/// The filters remember a few milliseconds. At every 32nd block they begin anew, from the block before it: so no block needs
/// more than 32 others to be made alone, and nobody hears where they begin.
final class NoiseSource: BedSource {
    private static let segment = 32
    /// Frames between two looks at how the bands move.
    private static let step = 256

    private let recipe: any NoiseRecipe
    private let noise: Chance
    private let motion: Chance
    private var bank: NoiseBank
    /// What the bank is tuned to.
    private var tuned = NoiseMoment().pitch
    /// The block that can be made without beginning anew.
    private var next = -1
    private let waste = UnsafeMutableBufferPointer<Int16>.allocate(capacity: 2 * Bed.blockFrames)

    init(_ recipe: some NoiseRecipe, seed: UInt64) {
        self.recipe = recipe
        noise = Chance(seed, stream: 1)
        motion = Chance(seed, stream: 2)
        bank = NoiseBank(recipe.bands)
    }

    deinit { waste.deallocate() }

    func fill(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) -> Bool {
        if number != next || number % Self.segment == 0 {
            bank.reset()
            let first = number / Self.segment * Self.segment
            for before in first - 1..<number { make(waste, number: before) }
        }
        make(block, number: number)
        next = number + 1
        return true
    }

    private func make(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) {
        guard let output = block.baseAddress else { return }
        bank.seed(noise, block: number)
        var moment = self.moment(number, 0)
        for start in stride(from: 0, to: Bed.blockFrames, by: Self.step) {
            if moment.pitch != tuned {
                bank.tune(moment)
                tuned = moment.pitch
            }
            let gain = gains(moment)
            moment = self.moment(number, start + Self.step)
            bank.fill(
                output + 2 * start, frames: Self.step, gain: gain,
                slope: (gains(moment) - gain) / Float(Self.step))
        }
    }

    private func moment(_ number: Int, _ frame: Int) -> NoiseMoment {
        recipe.moment(Double(number * Bed.blockFrames + frame) / Double(Frames.rate), motion)
    }

    private func gains(_ moment: NoiseMoment) -> NoiseBank.Lanes {
        var gains = NoiseBank.Lanes()
        for (band, setting) in recipe.bands.enumerated() {
            gains[band] = Float(setting.gain * moment.left[band] * recipe.level)
            gains[band + 4] = Float(setting.gain * moment.right[band] * recipe.level)
        }
        return gains
    }
}
