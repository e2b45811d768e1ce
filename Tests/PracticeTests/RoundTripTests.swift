import Testing

@testable import Practice

@Suite struct RoundTripTests {
    @Test(arguments: 0..<400)
    func `a routine that is written down is read back the same`(seed: Int) throws {
        let routine = RandomRoutine.make(seed: seed)
        let text = RoutineWriter.write(routine, seed: seed)
        #expect(try RoutineReader().read(text.utf8, file: "f.yaml") == routine)
    }
}
