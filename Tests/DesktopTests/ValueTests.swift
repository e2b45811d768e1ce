import Testing

@testable import Desktop

@Suite struct ValueTests {
    @Test func `a value knows its signature`() {
        #expect(Value.options(["a": .int32(1)]).signature == "a{sv}")
        #expect(Value.structure([.byte(1), .strings([]), .variant(.double(0))]).signature == "(yasv)")
    }
}
