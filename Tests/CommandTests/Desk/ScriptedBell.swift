import Foundation
import Player
import Reminders
import Synchronization
import System

@testable import backtalk

/// Clocks and an alarm that do what a test says.
final class ScriptedBell: ReminderBell {
    private struct State {
        var reading: ClockReading
        var alarm: Instant?
        var body: (@Sendable () -> Void)?
    }

    private let state: Mutex<State>
    let zone = TimeZone.gmt

    init(_ start: Instant) {
        state = Mutex(State(reading: ClockReading(wall: start, boot: 5_000, awake: 5_000)))
    }

    var reading: ClockReading { state.withLock { $0.reading } }
    /// When it will ring.
    var alarm: Instant? { state.withLock { $0.alarm } }

    func watch(on loop: PollLoop, _ body: @escaping @Sendable () -> Void) {
        state.withLock { $0.body = body }
    }

    func ring(at time: Instant?) { state.withLock { $0.alarm = time } }

    /// Time passes, to the alarm or to `end`; what is to be called where the alarm came first.
    func pass(until end: Instant) -> (@Sendable () -> Void)? {
        state.withLock { state in
            let time = min(state.alarm ?? end, end)
            let passed = max(0, time.milliseconds - state.reading.wall.milliseconds)
            state.reading.wall = max(time, state.reading.wall)
            state.reading.boot += passed
            state.reading.awake += passed
            guard let alarm = state.alarm, alarm <= time else { return nil }
            state.alarm = nil
            return state.body
        }
    }
}
