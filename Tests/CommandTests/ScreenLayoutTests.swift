import Scheduler
import Seeded
import Testing

@testable import backtalk

/// What stands where on a screen, and what is written for it.
@Suite struct ScreenLayoutTests {
    /// A moment in a hold, with everything that there is to show.
    static let moment = {
        var content = ScreenContent()
        content.routine = "strength-seven"
        content.level = .steady
        content.end = "07:42"
        content.pose = "Piriformis stretch, ankle over thigh"
        content.doing = ["left side", "set 1 of 2"]
        content.next = "Cat and cow"
        content.spoken = "Let your shoulder sink."
        content.safety = Warnings.usual
        content.work = Gauge(fraction: 0.4, left: "0:18")
        content.session = Gauge(fraction: 0.25, left: "9:07")
        return content
    }()

    private func lines(_ content: ScreenContent, _ columns: Int, _ rows: Int, _ glyphs: Glyphs = .unicode)
        -> [String]
    {
        ScreenLayout(size: ScreenSize(columns: columns, rows: rows), glyphs: glyphs).lines(content).map(
            \.text)
    }

    @Test func `at a usual size everything has its place`() {
        #expect(
            lines(Self.moment, 60, 18).map { $0.trimmingSuffix(" ") } == [
                " strength-seven · steady                         ends 07:42",
                "",
                " Piriformis stretch, ankle over thigh",
                " left side · set 1 of 2",
                "",
                " Hold     ━━━━━━━━━━━━━━━━━─────────────────────────   0:18",
                "",
                " Session  ━━━━━━━━━━━───────────────────────────────   9:07",
                "",
                " Next: Cat and cow",
                "",
                " “Let your shoulder sink.”",
                "",
                " New to exercise, injured, or with a health problem: ask a",
                " doctor or a physiotherapist first.",
                " Never push through pain. Go only as far as is comfortable;",
                " the breath stays easy.",
                " space pause · q end · ? keys · n next · p back · r again",
            ])
    }

    @Test(arguments: [40, 30, 20])
    func `a narrow screen has the pose, the side, both bars and what is left`(columns: Int) {
        let text = lines(Self.moment, columns, 24).joined(separator: "\n")
        for part in ["Piriformis", "left side", "0:18", "9:07", "07:42", "Next: Cat", "Let your", "━", "─"] {
            #expect(text.contains(part), "\(part) is missing of\n\(text)")
        }
    }

    @Test func `what matters most is kept longest`() {
        var content = Self.moment
        content.state = ["Paused. Space goes on."]
        #expect(lines(content, 60, 1) == [" Paused. Space goes on."])
        #expect(lines(content, 60, 2)[0] == " Piriformis stretch, ankle over thigh")
        let three = lines(content, 60, 3).joined(separator: "\n")
        #expect(three.contains("0:18"))
        content.state = []
        content.isHelpShown = true
        #expect(lines(content, 60, 20).joined(separator: "\n").contains("louder, quieter"))
    }

    @Test(arguments: 0..<300)
    func `no size and no content breaks a line or leaves the screen`(seed: Int) {
        var generator = SplitMix64(seed: seed)
        let content = ScreenContent.random(using: &generator)
        let size = ScreenSize(
            columns: Int.random(in: 0...120, using: &generator),
            rows: Int.random(in: 0...50, using: &generator))
        for glyphs in Glyphs.allCases {
            let lines = ScreenLayout(size: size, glyphs: glyphs).lines(content)
            #expect(lines.count == size.rows)
            #expect(lines.allSatisfy { $0.columns <= size.columns })
            if glyphs == .ascii {
                #expect(
                    lines.allSatisfy {
                        $0.text.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }
                    })
            }
        }
    }

    @Test(arguments: 0..<60)
    func `what is painted is what was laid out, and only what changed is written`(seed: Int) {
        var generator = SplitMix64(seed: seed)
        var painter = Painter(palette: Palette { _ in nil })
        var size = ScreenSize(columns: 40, rows: 12)
        var screen = EmulatedScreen(columns: size.columns, rows: size.rows)
        screen.feed("\(Terminal.taking)")
        var content = ScreenContent.random(using: &generator)
        for _ in 0..<30 {
            if Int.random(in: 0..<10, using: &generator) == 0 {
                size = ScreenSize(
                    columns: Int.random(in: 1...60, using: &generator),
                    rows: Int.random(in: 1...20, using: &generator))
                screen = EmulatedScreen(columns: size.columns, rows: size.rows)
                screen.feed("\(Terminal.taking)")
            }
            let lines = ScreenLayout(size: size, glyphs: .unicode).lines(content)
            screen.feed(painter.paint(lines, size: size).bytes)
            #expect(screen.lines == lines.map { $0.text.trimmingSuffix(" ") })
            #expect(screen.unknown.isEmpty)
            #expect(painter.paint(lines, size: size).bytes.isEmpty)
            content.change(using: &generator)
        }
    }

    @Test func `a bar that moves writes its own line alone`() {
        var painter = Painter(palette: Palette { _ in nil })
        let size = ScreenSize(columns: 60, rows: 18)
        let layout = ScreenLayout(size: size, glyphs: .unicode)
        var content = Self.moment
        _ = painter.paint(layout.lines(content), size: size)
        content.work = Gauge(fraction: 0.6, left: "0:12")
        let bytes = painter.paint(layout.lines(content), size: size).bytes
        #expect(bytes.components(separatedBy: ";1H").count == 2)
        #expect(bytes.contains("\u{1B}[6;1H") && !bytes.contains("Session"))
    }

    @Test func `NO_COLOR leaves no colour`() {
        var content = Self.moment
        content.state = ["Paused. Space goes on."]
        func codes(_ variables: [String: String]) -> Set<String> {
            var painter = Painter(palette: Palette { variables[$0] })
            let size = ScreenSize(columns: 60, rows: 18)
            var screen = EmulatedScreen(columns: 60, rows: 18)
            screen.feed(
                painter.paint(ScreenLayout(size: size, glyphs: .unicode).lines(content), size: size).bytes)
            return screen.colours
        }
        #expect(codes(["NO_COLOR": "1"]).isSubset(of: ["0", "1", "2"]))
        #expect(codes(["NO_COLOR": ""]).contains("36"))
        #expect(codes([:]).contains("36"))
    }
}
