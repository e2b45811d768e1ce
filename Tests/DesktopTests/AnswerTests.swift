import Fixtures
import Foundation
import Neighbour
import Synchronization
import System
import Testing

@testable import Desktop

/// Answers: from the one who was asked, in time, and no more of them open than we need.
@Suite(.serialized) struct AnswerTests {
    private static let status = MethodName(
        SessionService.name, SessionService.path, SessionService.name, "Status")

    @Test func `answers that a stranger gives in another's place count for nothing`() throws {
        let stage = try Stage()
        defer { stage.end() }
        _ = try stage.caller()
        stage.begin(Stage.observation(at: .seconds(10)))
        let address = stage.bus.address
        let isOver = Atomic(false)
        let done = DispatchSemaphore(value: 0)
        try withExtendedLifetime(isOver) {
            Thread.detachNewThread {
                defer { done.signal() }
                do {
                    let stranger = try Stranger(address)
                    let lie = [Value.options(["state": .string("forged")])]
                    // Whoever asks gives its calls small numbers.
                    while !isOver.load(ordering: .relaxed) {
                        for victim in try stranger.others() {
                            for number in UInt64(1)..<40 {
                                try stranger.answer(number, of: victim, lie)
                                try stranger.answer(number, of: victim, [.string(stranger.name)])
                            }
                        }
                        try stranger.flush()
                    }
                } catch {
                    Issue.record(error)
                }
            }
            for _ in 0..<20 {
                let caller = try BusCaller(.at(address))
                for _ in 0..<5 {
                    let status = try caller.call(Self.status).first?.options
                    #expect(status?["state"] == .string("playing"))
                }
            }
            isOver.store(true, ordering: .relaxed)
            done.wait()
        }
    }

    @Test func `an answer is that of the one who was asked, or an error of the bus`() {
        var pending = PendingCalls<String>()
        func take(_ number: UInt64, _ sender: String, isError: Bool = false) -> String? {
            pending.take(number, from: sender, isError: isError)
        }
        func expire(_ now: UInt64) -> [String] { pending.expire(at: now) }
        pending.add(1, to: ":1.1", until: 100, "a")
        pending.add(2, to: SignalSource.busName, until: .max, "b")
        pending.add(3, to: ":1.1", until: 50, "c")
        #expect(pending.deadline == 50)
        let bus = SignalSource.busName
        var taken = [
            take(1, ":1.2"), take(1, ":1.2", isError: true), take(1, bus), take(2, ":1.1", isError: true),
            take(9, ":1.1"),
        ]
        #expect(taken == [nil, nil, nil, nil, nil])
        var expired = [expire(49), expire(50)]
        #expect(expired == [[], ["c"]] && pending.deadline == 100)
        taken = [take(1, bus, isError: true), take(1, ":1.1")]
        #expect(taken == ["a", nil], "it was answered")
        expired = [expire(.max - 1), pending.takeAll()]
        #expect(expired == [[], ["b"]] && pending.count == 0 && pending.deadline == nil)
    }

    @Test func `calls that nobody answers end in time, and more than a thousand are refused at once`() throws
    {
        let bus = try PrivateBus()
        let squatter = Squatter(bus.address, ["org.example.Silent"], .never)
        defer { squatter.end() }
        let errors = Mutex<[String]>([])
        let us = try Pump(bus) { connection in
            connection.find("org.example.Silent", starts: false) { result in
                guard case .success(let owner) = result else { return }
                for _ in 0..<3_000 {
                    connection.call(MethodName(owner, "/a", "a.b", "C"), timeout: 300) { result in
                        if case .failure(let error) = result { errors.withLock { $0.append(error.name) } }
                    }
                }
            }
            return connection
        }
        defer { us.end() }
        try Patience.wait("they stay open") { errors.withLock { $0.count >= 3_000 } }
        let all = errors.withLock { $0 }
        #expect(all.count == 3_000)
        #expect(all.filter { $0 == BusError.noAnswer.name }.count == 1_000)
        #expect(all.filter { $0 == BusError.tooMuch.name }.count == 2_000)
    }

    @Test func `what a bus does not take is not piled up, and what comes after is sent`() throws {
        let bus = try PrivateBus()
        let port = try EventPort()
        let connection = try Connection(.at(bus.address), port: port)
        connection.prepare()
        func work(_ failure: String, until isTrue: () -> Bool) throws {
            try Patience.wait(failure) {
                _ = port.takeAlarm()
                #expect(connection.process())
                return isTrue()
            }
        }
        try work("the bus lets us not in") { connection.uniqueName != nil }
        bus.freeze()
        let text = Value.string(String(repeating: "x", count: 2_000))
        for _ in 0..<20_000 { connection.signal("/a", "a.b", "C", [text]) }
        #expect(connection.waitingToLeave <= Connection.mostWaiting + 1)
        bus.goOn()
        try work("nothing leaves") { connection.waitingToLeave == 0 }
        var id: String?
        connection.call(.bus("GetId")) { result in
            if case .success(let values) = result { id = values.first?.text }
        }
        try work("it is not heard any more") { id != nil }
    }
}
