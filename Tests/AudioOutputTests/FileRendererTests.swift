import Audio
import Scheduler
import Testing

@testable import AudioOutput

@Suite("Rendering to a file") struct FileRendererTests {
    @Test("The file is what is heard live, to the sample", arguments: 0..<10 as Range<UInt64>)
    func rendersAll(seed: UInt64) throws {
        let folder = try Folder()
        let timeline = Timeline.random(seed)
        let path = "\(folder.path)/a.wav"
        let outcome = try FileRenderer(source: NoiseSource()).render(timeline, to: path)
        #expect(outcome == FileRenderer.Outcome(frames: timeline.frames, left: []))
        #expect(difference(read(path).samples, try timeline.rendered()) == nil)
    }

    @Test("A session of more cues than the table has slots is rendered whole") func manyCues() throws {
        let folder = try Folder()
        let timeline = Timeline.of((0..<1_000).map { ($0 * 2_000, 500) }, frames: 2_000_000)
        let outcome = try FileRenderer(source: NoiseSource()).render(timeline, to: "\(folder.path)/a.wav")
        #expect(outcome.frames == timeline.frames)
        let samples = read("\(folder.path)/a.wav").samples
        let silent = (0..<1_000).filter { samples[$0 * 4_000 + 20] == 0 && samples[$0 * 4_000 + 40] == 0 }
        #expect(silent.isEmpty)
    }

    @Test("A cue without a sound fails the file, which is not left behind; or is left out and named")
    func failure() throws {
        let folder = try Folder()
        let timeline = Timeline.random(3)
        let path = "\(folder.path)/a.wav"
        let renderer = FileRenderer(source: NoiseSource(refused: ["line 2", "line 4"]))
        let failure = #expect(throws: LoadFailure.self) { try renderer.render(timeline, to: path) }
        #expect(failure?.cue == timeline.cues[2])
        #expect(folder.contents.isEmpty)
        let outcome = try renderer.render(timeline, to: path, onFailure: .leaveOut)
        #expect(outcome.left == [timeline.cues[2], timeline.cues[4]])
        let samples = read(path).samples
        #expect(Int64(samples.count / 2) == timeline.frames.count)
        #expect(isSilent(slice(samples, timeline.cues[2].frame.count..<timeline.cues[2].end.count)))
    }

    @Test("A rendering that is cancelled leaves nothing") func cancelled() throws {
        let folder = try Folder()
        var asked = 0
        #expect(throws: CancellationError.self) {
            try FileRenderer(source: NoiseSource())
                .render(
                    .random(1), to: "\(folder.path)/a.wav",
                    isCancelled: {
                        asked += 1
                        return asked == 3
                    })
        }
        #expect(asked == 3)
        #expect(folder.contents.isEmpty)
    }
}
