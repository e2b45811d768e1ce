/// One track as it is heard: at 48 kHz, levelled, from its beginning.
final class Track {
    let path: String
    /// Its length in frames at 48 kHz, as far as the file says it.
    let frames: Int?
    /// What was read and not yet taken, interleaved.
    private(set) var ready: ArraySlice<Float> = []
    private(set) var hasEnded = false
    /// Why it ended before its end.
    private(set) var trouble: MusicError?
    private let file: MusicFile
    private let converter: StereoConverter
    private let gain: Float

    init(path: String, level: TrackLevel) throws(MusicError) {
        let file = try MusicFile(path: path)
        let rate = Double(file.rate)
        self.path = path
        self.file = file
        frames = file.frames.map { Int(Double($0) * 48_000 / rate) }
        converter = try StereoConverter(from: file.rate, path: path)
        gain = level.gain
    }

    /// Reads until so many frames are ready, or the track has ended.
    func prepare(_ frames: Int) {
        while !hasEnded, ready.count < 2 * frames {
            var samples: [Float] = []
            do throws(MusicError) {
                samples = try file.next()
            } catch {
                trouble = error
            }
            hasEnded = samples.isEmpty
            ready += converter.convert(samples).map { $0 * gain }
        }
    }

    /// The next of what is ready, at most `frames` frames of it.
    func take(_ frames: Int) -> ArraySlice<Float> {
        let taken = ready.prefix(2 * frames)
        ready = ready.dropFirst(taken.count)
        return taken
    }
}
