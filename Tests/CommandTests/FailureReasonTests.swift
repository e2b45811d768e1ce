import Foundation
import Testing

@testable import backtalk

/// Foundation's own errors, in a person's words.
@Suite struct FailureReasonTests {
    @Test func `no error of Foundation's is told by its domain and number`() throws {
        let workshop = try Workshop()
        try workshop.write("", to: "file")
        var reasons: [String] = []
        func take(_ body: () throws -> Void) {
            do { try body() } catch { reasons.append(FailureReason.of(error)) }
        }
        let files = FileManager.default
        take {
            try files.createDirectory(atPath: workshop("file/below/x"), withIntermediateDirectories: true)
        }
        take { try Data([1]).write(to: URL(filePath: workshop("file/below")), options: .atomic) }
        take { try Data([1]).write(to: URL(filePath: "/proc/nowhere"), options: .atomic) }
        take { try files.removeItem(atPath: workshop("none")) }
        take { try files.createSymbolicLink(atPath: workshop("file"), withDestinationPath: "x") }
        take { _ = try Data(contentsOf: URL(filePath: workshop("none"))) }
        take { _ = try files.contentsOfDirectory(atPath: workshop("none")) }
        take { _ = try JSONDecoder().decode([Int].self, from: Data("{".utf8)) }
        #expect(reasons.count == 8)
        for code in [
            CocoaError.Code.fileWriteUnknown, .fileReadUnknown, .fileWriteOutOfSpace, .userCancelled,
        ] {
            reasons.append(FailureReason.of(CocoaError(code)))
        }
        reasons.append(FailureReason.of(NSError(domain: "Some.Domain", code: 512)))
        reasons.append(FailureReason.of(POSIXError(.ENOSPC)))
        for reason in reasons {
            #expect(
                !reason.contains("Error") && !reason.contains("Domain") && !reason.contains("512"),
                "\(reason)")
            #expect(!reason.contains("Code=") && !reason.isEmpty)
        }
        #expect(reasons[0] == "Not a directory" && reasons.last == "No space left on device", "\(reasons)")
    }

    @Test func `an error of ours keeps its own words`() {
        #expect(FailureReason.of(Complaint("the file is gone")) == "the file is gone")
    }
}
