import Scheduler
import Testing

@testable import AudioOutput

@Suite("The playhead") struct PlayheadTests {
    @Test(
        "It finds the session frame of every device frame in the buffer", arguments: 0..<100 as Range<UInt64>)
    func findsFrames(seed: UInt64) {
        var generator = SplitMix64(state: seed)
        let start = Frames(.random(in: 0...1_000_000, using: &generator))
        var playhead = Playhead(at: start)
        // The session frame that is heard when so many device frames have been played.
        var map: [Frames] = [start]
        for _ in 0..<60 {
            let frames = Int.random(in: 0...50, using: &generator)
            let isRunning = Bool.random(using: &generator)
            if isRunning { playhead.advance(frames) } else { playhead.stand(frames) }
            for _ in 0..<frames { map.append(map[map.count - 1] + (isRunning ? Frames(1) : .zero)) }
        }
        #expect(playhead.device == Int64(map.count - 1))
        #expect(playhead.session == map.last)
        let wrong = map.indices.filter { playhead.heard(delay: $0) != map[map.count - 1 - $0] }
        #expect(wrong.isEmpty)
        // After the silence that it tells, the next frame is another.
        let early = map.indices.filter { delay in
            let next = map.count - delay + playhead.standing(delay: delay)
            return next < map.count && map[next] != playhead.heard(delay: delay) + Frames(1)
        }
        #expect(early.isEmpty)
    }

    @Test("However often it stops and goes, the last stretches are right") func wraps() {
        var playhead = Playhead(at: .zero)
        for _ in 0..<1_000 {
            playhead.advance(10)
            playhead.stand(10)
        }
        let wrong = (0..<200).filter { delay in
            let device = 20_000 - delay
            return playhead.heard(delay: delay).count != Int64(device / 20 * 10 + min(device % 20, 10))
        }
        #expect(wrong.isEmpty)
    }
}
