import Practice
import Testing

@testable import Voice

/// The catalog and the shipped voice, as the tests of this room ask for them.
enum BuiltIn {
    static func pose(_ id: String) throws -> Pose { try #require(Catalog.pose(id)) }

    static func wording(_ id: String = "en-us") throws -> Wording {
        Wording(try #require(try ShippedVoices.read(id)))
    }

    static func text(_ id: String = "en-us") throws -> String {
        String(decoding: try #require(ShippedVoices.bytes(id)), as: UTF8.self)
    }
}
