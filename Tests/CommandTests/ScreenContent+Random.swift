import Practice
import Scheduler
import Seeded

@testable import backtalk

extension ScreenContent {
    /// Any content, also such as no session has.
    static func random(using generator: inout SplitMix64) -> ScreenContent {
        var content = ScreenContent()
        for _ in 0..<20 { content.change(using: &generator) }
        return content
    }

    /// Changes one thing.
    mutating func change(using generator: inout SplitMix64) {
        let text = Self.text(&generator)
        let optional = Bool.random(using: &generator) ? text : nil
        let gauge = Gauge(fraction: Double.random(in: -0.1...1.1, using: &generator), left: "0:12")
        switch Int.random(in: 0..<13, using: &generator) {
        case 0: routine = optional
        case 1: level = Level.allCases.randomElement(using: &generator)
        case 2: end = Bool.random(using: &generator) ? "07:42" : nil
        case 3: pose = optional
        case 4: doing = optional.map { [$0, "left side"] } ?? []
        case 5: next = optional
        case 6: spoken = optional
        case 7: state = optional.map { [$0, text] } ?? []
        case 8: notes = optional.map { [$0] } ?? []
        case 9: safety = optional == nil ? [] : Warnings.usual
        case 10: isHelpShown.toggle()
        case 11: work = optional == nil ? nil : gauge
        default: session = optional == nil ? nil : gauge
        }
    }

    private static func text(_ generator: inout SplitMix64) -> String {
        let words = [
            "Stretch", "gently", "né", "一二三", "🧘🏽‍♀️", "Rindfleischetikettierungsgesetz", "a", "\u{1B}[2J",
        ]
        return (0..<Int.random(in: 1...20, using: &generator))
            .map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    }
}
