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
        return Array(tape.heard.dropFirst(2 * Self.preroll).prefix(2 * Int(Self.timeline.frames.count)))
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

    @Test func `A bed that is there in time is heard as it is rendered, to the sample`() throws {
        let gate = try EventSignal()
        // It is let go when the session has long begun to be prepared.
        let heard = try play(gate, patience: .seconds(60), prepare: { gate.set() })
        let rendered = try rendered()
        #expect(heard == rendered)
        #expect(rendered.suffix(20_000).contains { $0 != 0 })
    }

    @Test func `One that takes longer comes in where it would be by then, and keeps nobody waiting`() throws {
        let gate = try EventSignal()
        let heard = try play(
            gate, patience: .zero, observe: { if $0.position > Frames(20_000) { gate.set() } })
        let rendered = try rendered()
        #expect(heard.count == rendered.count)
        #expect(heard.suffix(24_000) == rendered.suffix(24_000))
        #expect(heard[..<20_000] != rendered[..<20_000])
    }
}
