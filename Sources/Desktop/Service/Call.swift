/// A call of one of our methods. Answered once, now or later.
public final class Call {
    public let values: [Value]
    private let message: Message
    private weak var objects: ObjectTree?

    init(_ message: Message, _ values: [Value], _ objects: ObjectTree) {
        self.message = message
        self.values = values
        self.objects = objects
    }

    public func answer(_ result: Result<[Value], BusError> = .success([])) {
        objects?.answer(message, result)
    }

    public func answer(_ values: Value...) { answer(.success(values)) }
    public func fail(_ error: BusError) { answer(.failure(error)) }
}
