import Audio
import AudioOutput
import Foundation
import Player
import Scheduler
import Synchronization
import Testing

/// Music that has to be measured before it is heard, live and rendered.
@Suite struct BedStartTests {
    /// A bed that has nothing before it is let go; then every frame tells its number.
    private final class Measured: BedSource {
        private let gate: EventSignal?

        init(_ gate: EventSignal?) { self.gate = gate }

        func fill(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) -> Bool {
            if let gate { _ = SystemClock().wait(for: gate, until: nil) }
            for index in block.indices {
                block[index] = Int16((number * Bed.blockFrames + index / 2) % 9_973)
            }
            return true
        }
    }

    private static let timeline = Timeline.clicks([150_000], end: 300_000)
    private static let preroll = 480
    private let tape = Tape()

    /// What a session with such a bed gives to its device.
    private func play(
        _ gate: EventSignal, patience: Frames,
        prepare: @escaping @Sendable () -> Void = {},
        observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) throws -> [Int16] {
        var setup = Session.Setup(
            device: .offered([{ [tape] in TapeDevice(tape) }]), preroll: Frames(Int64(Self.preroll)),
            clips: ClickSource(), setting: SoundSetting(bed: Bed(source: Measured(gate))),
            prepare: {
                prepare()
                return Beginning(try .playing(Self.timeline))
            }, lengths: { _ in [:] })
        setup.patience = patience
        #expect(Session(setup, loop: try PollLoop(), observe: observe).run().ending == .finished)
        return Array(tape.heard.dropFirst(2 * Self.preroll))
    }

    private func rendered() throws -> [Int16] {
        let path = FileManager.default.temporaryDirectory.appending(path: "backtalk-\(UUID().uuidString).wav")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileRenderer(
            source: ClickSource(), setting: SoundSetting(bed: Bed(source: Measured(nil)))
        ).render(Self.timeline, to: path)
        let bytes = try Data(contentsOf: URL(filePath: path)).dropFirst(44)
        return bytes.withUnsafeBytes { raw in
            stride(from: 0, to: raw.count - 1, by: 2).map {
                raw.loadUnaligned(fromByteOffset: $0, as: Int16.self)
            }
        }
    }

    @Test func `The first sound waits for its bed, and is what is rendered, to the sample`() throws {
        let gate = try EventSignal()
        // It is let go when the session has long begun to be prepared.
        let heard = try play(gate, patience: .seconds(60), prepare: { gate.set() })
        // A second is what is waited for. On a busy machine the session itself may have to wait later on.
        #expect(heard.prefix(2 * 48_000) == (try rendered()).prefix(2 * 48_000))
    }

    @Test func `One that takes longer comes in where it would be by then, and keeps nobody waiting`() throws {
        let gate = try EventSignal()
        let heard = try play(
            gate, patience: .zero, observe: { if $0.position > Frames(20_000) { gate.set() } })
        let rendered = try rendered()
        #expect(heard[..<20_000] != rendered[..<20_000])
        let (here, there) = (try #require(click(in: heard)), try #require(click(in: rendered)))
        let end = 2 * 126_000..<2 * 140_000
        #expect(end.allSatisfy { heard[here + $0] == rendered[there + $0] })
        #expect(end.contains { rendered[there + $0] != 0 })
    }

    /// Where the spoken cue is, after the opening.
    private func click(in samples: [Int16]) -> Int? {
        (0..<samples.count - 2).first { abs(Int(samples[$0]) - Int(samples[$0 + 2])) > 30_000 }
    }
}
