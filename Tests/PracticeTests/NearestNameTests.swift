import Testing

@testable import Practice

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("gental", "gentle"), ("GENTLE", "gentle"), ("stedy", "steady"), ("ful", "full"), ("gen", "gentle"),
    ])
    func `a name that is mistyped or only begun is found`(name: String, nearest: String) {
        #expect(NearestName.of(name, among: ["gentle", "steady", "full"]) == nearest)
    }

    @Test(
        arguments: [
            ("Child's pose", "childs-pose"), ("childs_pose", "childs-pose"), ("child", "childs-pose"),
            ("knee to chest", "knee-to-chest"), ("knees-to-chset", "knees-to-chest"), ("brigde", "bridge"),
            ("cowcat", nil), ("downward-dog", nil), ("", nil), ("x", nil),
        ] as [(String, String?)])
    func `a pose is found by how a person writes it, and never guessed at`(name: String, nearest: String?) {
        #expect(NearestName.of(name, among: Catalog.poses.map(\.id)) == nearest)
    }

    @Test func `a very long name is nobody's`() {
        #expect(NearestName.of(String(repeating: "bridge", count: 10_000), among: ["bridge"]) == nil)
    }
}
