import Testing

@testable import Documents

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("gental", "gentle"), ("GENTLE", "gentle"), ("stedy", "steady"), ("ful", "full"), ("gen", "gentle"),
    ])
    func `a name that is mistyped or only begun is found`(name: String, nearest: String) {
        #expect(NearestName.of(name, among: ["gentle", "steady", "full"]) == nearest)
    }

    @Test func `a very long name is nobody's`() {
        #expect(NearestName.of(String(repeating: "bridge", count: 10_000), among: ["bridge"]) == nil)
    }
}
