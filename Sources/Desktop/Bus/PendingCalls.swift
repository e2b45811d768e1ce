/// Calls that have no answer yet, by the numbers of their messages: a value.
///
/// libsystemd takes any answer with the right number, and a session bus lets anyone send one: the numbers are easily
/// guessed. So an answer counts only from the one who was asked, or as an error from the bus.
struct PendingCalls<Answer> {
    private struct Call {
        /// The unique name of the one who was asked, or that of the bus.
        var respondent: String
        /// In microseconds of the monotonic clock.
        var deadline: UInt64
        var answer: Answer
    }

    private var calls: [UInt64: Call] = [:]
    /// When the first of them has waited for too long; nil where none ever has. It may be earlier than that.
    private(set) var deadline: UInt64?

    var count: Int { calls.count }

    mutating func add(_ number: UInt64, to respondent: String, until deadline: UInt64, _ answer: Answer) {
        calls[number] = Call(respondent: respondent, deadline: deadline, answer: answer)
        if deadline != .max { self.deadline = min(deadline, self.deadline ?? .max) }
    }

    /// The one that this answers, which then is open no more; nil where it answers none.
    mutating func take(_ number: UInt64, from sender: String, isError: Bool) -> Answer? {
        guard let call = calls[number] else { return nil }
        guard sender == call.respondent || isError && sender == SignalSource.busName else { return nil }
        calls[number] = nil
        if calls.isEmpty { deadline = nil }
        return call.answer
    }

    /// Those that have waited for too long, in the order in which they were made.
    mutating func expire(at now: UInt64) -> [Answer] {
        guard let deadline, deadline <= now else { return [] }
        let expired = calls.filter { $0.value.deadline <= now }.sorted { $0.key < $1.key }
        for (number, _) in expired { calls[number] = nil }
        self.deadline = calls.values.map(\.deadline).filter { $0 != .max }.min()
        return expired.map(\.value.answer)
    }

    /// All that are left, in the order in which they were made.
    mutating func takeAll() -> [Answer] {
        defer { self = PendingCalls() }
        return calls.sorted { $0.key < $1.key }.map(\.value.answer)
    }
}
