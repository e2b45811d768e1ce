import Practice
import Testing

@testable import Voice

/// The built-in poses as far as a voice depends on them, and the shipped voice that is tested.
enum BuiltIn {
    static let poses: [Pose] = [
        pose("childs-pose", .handsAndKnees, props: [.pillow, .towel]),
        pose("cat-cow", .handsAndKnees, props: [.pillow], phases: ["cow", "cat"]),
        pose("lower-back-twist", .supine, .each, props: [.pillow, .blanket]),
        pose("knee-to-chest", .supine, .each, props: [.pillow, .towel]),
        pose("knees-to-chest", .supine),
        pose("pelvic-tilt", .supine, phases: ["release", "tilt"]),
        pose("pelvic-rock", .supine, phases: ["uncurl", "curl"]),
        pose("knee-rolls", .supine, .alternating, props: [.mat, .book]),
        pose("piriformis", .supine, .each, props: [.pillow]),
        pose("bridge", .supine),
        pose("seated-twist", .seated, .each, props: [.blanket]),
        pose("sphinx", .prone),
        pose("heel-sit", .handsAndKnees),
        pose("rest", .supine, props: [.pillow]),
    ]
    static let routines = ["easing-five", "floor-four", "strength-seven", "long-seven", "rolls-and-heels"]
    static let reader = VoiceReader(poses: poses, routines: routines)

    static func pose(
        _ id: String, _ position: Position, _ sides: Sides = .none, props: [Prop] = [], phases: [String] = []
    ) -> Pose {
        Pose(
            id: id, position: position,
            movement: .hold(.seconds(DoseRange(Seconds(20))), sides: sides), props: props,
            phaseNames: phases)
    }

    static func pose(_ id: String) throws -> Pose { try #require(poses.first { $0.id == id }) }

    static func wording(_ id: String = "en-us") throws -> Wording {
        Wording(try #require(try ShippedVoices.read(id, reader)))
    }

    static func text(_ id: String = "en-us") throws -> String {
        String(decoding: try #require(ShippedVoices.bytes(id)), as: UTF8.self)
    }
}
