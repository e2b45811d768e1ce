import Audio
import Glibc

/// Writes a soundscape to a file, 16-bit stereo at 48 kHz without a header, and prints what it cost: the processor time of a
/// second of sound, in milliseconds.
///
///     bed-benchmark SCENE SECONDS FILE
@main struct BedBenchmark {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let scene = Scene(rawValue: arguments[1]),
            let seconds = Int(arguments[2]),
            let file = fopen(arguments[3], "wb")
        else {
            print("usage: bed-benchmark SCENE SECONDS FILE")
            exit(2)
        }
        let source = scene.source(seed: 1)
        let block = UnsafeMutableBufferPointer<Int16>.allocate(capacity: 2 * Bed.blockFrames)
        defer { block.deallocate() }
        var spent = 0.0
        let blocks = seconds * 48_000 / Bed.blockFrames + 1
        for number in 0..<blocks {
            let before = processorTime
            _ = source.fill(block, number: number)
            spent += processorTime - before
            fwrite(block.baseAddress, 4, Bed.blockFrames, file)
        }
        fclose(file)
        print(spent * 1_000 / (Double(blocks * Bed.blockFrames) / 48_000))
    }

    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
