import Foundation
import Testing

@testable import backtalk

@Suite struct DaemonLogTests {
    @Test(arguments: [false, true])
    func `a note stays one line of the level that it is given, whatever stands in it`(isTerminal: Bool) {
        for end in ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{0}", "\n\n"] {
            let line = DaemonLog.line(.warning, "a\(end)<0>the kernel is gone", isTerminal: isTerminal)
                .description
            #expect(line.hasPrefix(isTerminal ? "a" : "<4>a") && line.hasSuffix("<0>the kernel is gone\n"))
            #expect(line.unicodeScalars.count { $0.properties.generalCategory == .control } == 1)
            #expect(Hostile.fault(in: Data(line.utf8)) == nil)
        }
    }
}
