import Fixtures
import Glibc
import Testing

@testable import Speech

@Suite("Sounds from elsewhere") struct SoundDecoderTests {
    /// None of them is opened, each for another reason.
    static let garbage: [[UInt8]] = [
        [UInt8](repeating: 0x78, count: 5_000), Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WAVE".utf8),
        Array("fLaC".utf8) + [0, 0, 0, 0], Array("OggS".utf8) + [UInt8](repeating: 0, count: 60), [0],
        Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 0, 1],
    ]

    @Test("What is no sound closes no descriptor of another's") func closesNothing() {
        let bystander = Bystander()
        for round in 0..<6_000 {
            #expect(throws: SoundDecoder.Trouble.garbage) {
                _ = try SoundDecoder.speech(Self.garbage[round % Self.garbage.count])
            }
        }
        #expect(bystander.end() == 0)
    }

    @Test("What is no sound leaves no descriptor open", arguments: garbage.indices)
    func leavesNothing(_ index: Int) throws {
        // Others may open some meanwhile, but not by the thousand.
        let before = Self.opened
        for _ in 0..<2_000 { _ = try? SoundDecoder.speech(Self.garbage[index]) }
        #expect(Self.opened < before + 1_000)
    }

    private static var opened: Int {
        (0..<4_096).count { fcntl(Int32($0), F_GETFD) >= 0 }
    }
}
