import Scheduler

extension Transport.Input: CaseIterable {
    /// Every input once, a wish with some value of its own.
    public static var allCases: [Transport.Input] {
        let commands: [Transport.Input] = [.pause, .resume, .toggle, .stop, .quit, .volume]
        let wishes: [Wish] = [
            .next, .previous, .again, .longer, .easier, .skip(to: "childs-pose"), .seek(to: .zero, of: nil),
        ]
        return commands + wishes.map { .wish($0) } + [
            .planReady, .planFailed, .answerReady, .held, .released, .deviceLost, .deviceBack, .slept,
            .displaced, .deviceFailed, .ended,
        ]
    }
}
