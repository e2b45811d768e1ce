/// Our objects on a connection: finds the one that is called, checks types, answers what every object answers.
public final class ObjectTree {
    private var objects: [String: [Interface]] = [:]
    private weak var connection: Connection?
    private var handler: Handler?

    /// Serves `objects`, interfaces by path, for as long as the tree lives.
    public init(_ objects: [String: [Interface]], on connection: Connection) throws(BusError) {
        self.objects = objects
        self.connection = connection
        handler = try connection.serve { [weak self] message in self?.take(message) ?? false }
    }

    private func take(_ message: Message) -> Bool {
        guard message.isCall else { return false }
        do {
            try dispatch(message)
        } catch {
            answer(message, .failure(error))
        }
        return true
    }

    /// A caller who has gone, or asked for no answer, misses none.
    func answer(_ call: Message, _ result: Result<[Value], BusError>) {
        guard call.wantsReply else { return }
        do {
            try connection?.send(try Message(answering: call, result))
        } catch {
            return
        }
    }

    private func dispatch(_ message: Message) throws(BusError) {
        let path = message.path
        let interfaces = objects[path] ?? []
        let isParent = !Introspection.children(of: path, among: objects.keys).isEmpty
        guard !interfaces.isEmpty || isParent else { throw .unknown(.object, path) }
        let standard = standardInterfaces(interfaces, path)
        let asked = message.interface
        let candidates = (interfaces + standard).filter { asked.isEmpty || $0.name == asked }
        guard !candidates.isEmpty else { throw .unknown(.interface, asked) }
        let methods = candidates.flatMap(\.methods)
        guard let method = methods.first(where: { $0.name == message.member }) else {
            throw .unknown(.method, message.member)
        }
        guard message.signature == method.signature else {
            throw .invalidArguments(
                "\(method.name) takes '\(method.signature)', not '\(message.signature)'.")
        }
        method.body(Call(message, try message.values(), self))
    }

    // MARK: - What every object answers

    private func standardInterfaces(_ interfaces: [Interface], _ path: String) -> [Interface] {
        let introspectable = Interface(
            Introspection.interface, "",
            methods: [
                Interface.Method("Introspect", out: [.init("xml", "s")]) { [objects] call in
                    call.answer(.string(Introspection.document(path, interfaces, among: objects.keys)))
                }
            ])
        return [introspectable, PropertiesInterface.of(interfaces)]
    }

    /// Tells what has changed of an object's properties.
    public func tell(_ changes: [String: Value], of interface: String, at path: String) {
        guard !changes.isEmpty else { return }
        connection?.signal(
            path, MethodName.propertiesInterface, "PropertiesChanged",
            [.string(interface), .options(changes), .strings([])])
    }
}
