import Seeded
import Testing
import WorkerProtocol

@Suite struct WorkerProtocolTests {
    @Test func `requests and replies come back as they were sent`() {
        let requests: [WorkerRequest] = [
            .voice(name: "en-us+f3", rate: 150, pitch: -1, range: .max, wordGap: .min),
            .speak(Array("Übung".utf8)),
            .speak([]),
        ]
        for request in requests { #expect(WorkerRequest(body(request.frame)) == request) }
        let replies: [WorkerReply] = [
            .hello(protocol: 7, version: "1.51", library: "/usr/lib/x.so", dataPath: "/usr/share/é"), .ready,
            .failed(.voice, "There is none."),
        ]
        for reply in replies { #expect(WorkerReply(body(reply.frame)) == reply) }
    }

    @Test(arguments: 0..<500)
    func `bytes of any kind are read or refused, never trapped on`(seed: Int) {
        var random = SplitMix64(seed: seed)
        var frame = [UInt8](repeating: 0, count: Int.random(in: 0..<40, using: &random))
        for place in frame.indices {
            frame[place] = UInt8.random(in: 0...(Bool.random(using: &random) ? 3 : 255), using: &random)
        }
        if !frame.isEmpty { frame[0] = Array("hrfvsp".utf8).randomElement(using: &random) ?? 0 }
        if let reply = WorkerReply(frame) { #expect(WorkerReply(body(reply.frame)) == reply) }
        if let request = WorkerRequest(frame) { #expect(body(request.frame) == frame) }
    }

    @Test func `a sound's frame counts the samples that follow`() {
        #expect(WorkerReply.soundFrame(rate: 22_050, byteCount: 6) == [11, 0, 0, 0, 0x70, 0x22, 0x56, 0, 0])
    }

    private func body(_ frame: [UInt8]) -> [UInt8] {
        let length = frame[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(length == frame.count - 4)
        return Array(frame[4...])
    }
}
