import Glibc

/// A person's own music as a bed: one track after the other without a gap, each fading into the next, and from the last to
/// the first.
final class MusicSource: BedSource {
    /// How long one track fades into the next, in frames: 4 s, but not more than a third of the next.
    private static let crossfade = 4 * 48_000
    /// Frames that are read at once.
    private static let step = 4_096

    private let music: Music
    private let levels: LevelCache
    private let report: @Sendable (String) -> Void
    private var told: Set<String> = []
    /// Tracks that cannot be played at all.
    private var broken: Set<String> = []
    private var track: Track?
    /// The end of the track before, which is to fade into the next.
    private var leaving: ArraySlice<Float> = []
    /// What is to be heard, interleaved.
    private var finished: ArraySlice<Float> = []
    /// How many tracks were begun.
    private var begun = 0
    /// The block that comes next without beginning anew.
    private var next = 0

    init(_ music: Music, levels: LevelCache, report: @escaping @Sendable (String) -> Void) {
        self.music = music
        self.levels = levels
        self.report = report
    }

    func fill(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) -> Bool {
        if number < next {
            track = nil
            (leaving, finished) = ([], [])
            (begun, next) = (0, 0)
        }
        // What was jumped over is read all the same: nobody knows how long a track is before it ends.
        while next <= number {
            while finished.count < block.count { if !advance() { return false } }
            for (index, sample) in finished.prefix(block.count).enumerated() {
                block[index] = SampleFormat.int16(sample)
            }
            finished = finished.dropFirst(block.count)
            next += 1
        }
        return true
    }

    /// Finishes a little more; false if there is no more.
    private func advance() -> Bool {
        guard let track = track ?? begin() else {
            guard !leaving.isEmpty else { return false }
            cross(into: [], frames: leaving.count / 2)
            return true
        }
        if !leaving.isEmpty {
            let frames = min(leaving.count / 2, (track.frames ?? .max) / 3)
            track.prepare(frames)
            cross(into: track.take(frames), frames: frames)
            return true
        }
        track.prepare(Self.crossfade + Self.step)
        let spare = track.ready.count / 2 - Self.crossfade
        if spare > 0 { finished += track.take(spare) }
        if track.hasEnded {
            leaving = track.take(Self.crossfade)
            self.track = nil
            if let trouble = track.trouble { tell(trouble) }
        }
        return true
    }

    /// Finishes `leaving`; its last `frames` frames fade into `coming`, at the same power all the time.
    private func cross(into coming: ArraySlice<Float>, frames: Int) {
        finished += leaving.dropLast(2 * frames)
        let fading = leaving.suffix(2 * frames)
        leaving = []
        for frame in 0..<frames {
            let angle = (Float(frame) + 0.5) / Float(frames) * (.pi / 2)
            let (fall, rise) = (cosf(angle), sinf(angle))
            for side in 0..<2 {
                var sample = fading[fading.startIndex + 2 * frame + side] * fall
                let place = coming.startIndex + 2 * frame + side
                if place < coming.endIndex { sample += coming[place] * rise }
                finished.append(sample)
            }
        }
    }

    /// The next track that can be played; nil if none can.
    private func begin() -> Track? {
        while broken.count < music.tracks.count {
            let path = music.track(begun)
            begun += 1
            if broken.contains(path) { continue }
            do throws(MusicError) {
                let track = try Track(path: path, level: try levels.level(path))
                self.track = track
                return track
            } catch {
                broken.insert(path)
                tell(error)
            }
        }
        return nil
    }

    /// One line a track.
    private func tell(_ trouble: MusicError) {
        guard told.insert(trouble.path).inserted else { return }
        let isOver = broken.count == music.tracks.count
        let rest = isOver ? "the session goes on without music" : "the music goes on after it"
        report("\(trouble); \(rest).")
    }
}
