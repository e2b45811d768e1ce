import Glibc
import Synchronization
import System
import Testing

@Suite("The poll loop") struct PollLoopTests {
    /// Counts on its loop.
    actor Counter {
        nonisolated let loop: PollLoop
        nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
        var count = 0

        init(_ loop: PollLoop) { self.loop = loop }

        func add() {
            #expect(loop.isCurrent)
            count += 1
        }
    }

    final class Flag: Sendable {
        private let flag = Atomic(false)
        var isSet: Bool { flag.load(ordering: .acquiring) }
        func set() { flag.store(true, ordering: .releasing) }
    }

    @Test("An actor's calls run on the thread that runs the loop") func runsActors() async throws {
        let loop = try PollLoop()
        let counter = Counter(loop)
        let isOver = Flag()
        // The loop has a thread of its own: one of the pool, blocked, might be the last.
        let thread = try PlainThread("loop") { loop.run(until: { isOver.isSet }) }
        for _ in 0..<100 { await counter.add() }
        #expect(await counter.count == 100)
        loop.post { isOver.set() }
        thread.join()
    }

    @Test("A descriptor calls as often as it can be read, until it is no longer watched") func watches()
        throws
    {
        let loop = try PollLoop()
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let (reading, writing) = (ends[0], ends[1])
        defer {
            close(reading)
            close(writing)
        }
        let bytes = Atomic(0)
        loop.watch(reading) {
            var byte: UInt8 = 0
            bytes.add(read(reading, &byte, 1), ordering: .relaxed)
            if bytes.load(ordering: .relaxed) == 3 { loop.watch(reading, nil) }
        }
        #expect(write(writing, "abcd", 4) == 4)
        loop.run(until: { bytes.load(ordering: .relaxed) == 3 })
        let passes = Atomic(0)
        loop.post { passes.store(1, ordering: .relaxed) }
        loop.run(until: { passes.load(ordering: .relaxed) == 1 })
        #expect(bytes.load(ordering: .relaxed) == 3)
    }

    @Test("A descriptor calls for the events that it is watched for, and for no others") func watchesEvents()
        throws
    {
        let loop = try PollLoop()
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let (reading, writing) = (ends[0], ends[1])
        defer {
            close(reading)
            close(writing)
        }
        let calls = Atomic(0)
        loop.watch(reading, for: POLLOUT) {
            Issue.record("there is nothing to be read, and nothing was asked of it")
        }
        loop.watch(writing, for: POLLOUT) {
            calls.add(1, ordering: .relaxed)
            loop.watch(writing, nil)
        }
        loop.run(until: { calls.load(ordering: .relaxed) == 1 })
    }

    @Test("An alarm rings once, not before its time") func alarms() throws {
        let loop = try PollLoop()
        let alarm = PollLoop.Alarm(on: loop)
        let rings = Atomic(0)
        let time = MonotonicTime.now.advanced(milliseconds: 20)
        alarm.set(at: .now.advanced(milliseconds: 1)) { Issue.record("the time before was replaced") }
        alarm.set(at: time) { rings.add(1, ordering: .relaxed) }
        loop.run(until: { rings.load(ordering: .relaxed) > 0 })
        #expect(MonotonicTime.now >= time)
        #expect(rings.load(ordering: .relaxed) == 1)
    }

    @Test(
        "Several alarms ring in the order of their times, but for those that are taken back or held by nobody"
    )
    func ordersAlarms() throws {
        let loop = try PollLoop()
        let alarms = (0..<4).map { _ in PollLoop.Alarm(on: loop) }
        let rung = Mutex<[Int]>([])
        let now = MonotonicTime.now
        for (number, delay) in [6, 2, 4, 8].enumerated() {
            alarms[number].set(at: now.advanced(milliseconds: Int64(delay))) {
                rung.withLock { $0.append(number) }
                // One that is due already may be taken back by the one before it.
                if number == 2 { alarms[0].clear() }
            }
        }
        PollLoop.Alarm(on: loop).set(at: now) { Issue.record("nobody holds this one") }
        while MonotonicTime.now < now.advanced(milliseconds: 7) { sched_yield() }
        loop.run(until: { rung.withLock { $0.count } == 3 })
        #expect(rung.withLock { $0 } == [1, 2, 3])
    }

    @Test("A signal comes as a descriptor") func signals() throws {
        let descriptor = try SignalDescriptor([SIGUSR1])
        #expect(descriptor.next() == nil)
        pthread_kill(pthread_self(), SIGUSR1)
        #expect(descriptor.next() == SIGUSR1)
        #expect(descriptor.next() == nil)
    }
}
