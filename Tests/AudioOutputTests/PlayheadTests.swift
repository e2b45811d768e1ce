import Scheduler
import Seeded
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
            playhead.advance(frames, isRunning ? .session : .nothing)
            for _ in 0..<frames { map.append(map[map.count - 1] + (isRunning ? Frames(1) : .zero)) }
        }
        #expect(playhead.device == Int64(map.count - 1))
        #expect(playhead.session == map.last)
        let end = playhead.device
        let wrong = map.indices.filter {
            playhead.place(at: end - Int64($0)).session != map[map.count - 1 - $0]
        }
        #expect(wrong.isEmpty)
        // After the silence that it tells, the next frame is another.
        let early = map.indices.filter { delay in
            let place = playhead.place(at: end - Int64(delay))
            let next = map.count - delay + place.standing
            return next < map.count && map[next] != place.session + Frames(1)
        }
        #expect(early.isEmpty)
    }

    @Test("However often it stops and goes, the last stretches are right") func wraps() {
        var playhead = Playhead(at: .zero)
        for _ in 0..<1_000 {
            playhead.advance(10, .session)
            playhead.advance(10, .nothing)
        }
        let wrong = (0..<200).filter { delay in
            let device = 20_000 - delay
            return playhead.place(at: Int64(device)).session.count
                != Int64(device / 20 * 10 + min(device % 20, 10))
        }
        #expect(wrong.isEmpty)
    }
}
