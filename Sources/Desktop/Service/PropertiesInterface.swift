/// Reading and writing the properties of an object.
enum PropertiesInterface {
    static func of(_ interfaces: [Interface]) -> Interface {
        Interface(
            MethodName.propertiesInterface, "",
            methods: [
                Interface.Method(
                    "Get", in: [.init("interface", "s"), .init("property", "s")], out: [.init("value", "v")]
                ) { call in
                    call.answer(
                        result { () throws(BusError) in
                            [.variant(try property(call.values, in: interfaces).get())]
                        })
                },
                Interface.Method("GetAll", in: [.init("interface", "s")], out: [.init("values", "a{sv}")]) {
                    call in
                    call.answer(
                        result { () throws(BusError) in
                            let properties = try named(call.values, in: interfaces).flatMap(\.properties)
                            return [
                                .options(
                                    Dictionary(
                                        properties.map { ($0.name, $0.get()) }, uniquingKeysWith: { $1 }))
                            ]
                        })
                },
                Interface.Method(
                    "Set",
                    in: [.init("interface", "s"), .init("property", "s"), .init("value", "v")]
                ) { call in
                    call.answer(
                        result { () throws(BusError) in
                            try set(try property(call.values, in: interfaces), to: call.values[2])
                            return []
                        })
                },
            ],
            signals: [
                Interface.Signal(
                    "PropertiesChanged", "",
                    [
                        .init("interface", "s"), .init("changed", "a{sv}"), .init("invalidated", "as"),
                    ])
            ])
    }

    private static func result(
        _ body: () throws(BusError) -> [Value]
    ) -> Result<[Value], BusError> {
        do throws(BusError) {
            return .success(try body())
        } catch {
            return .failure(error)
        }
    }

    /// An empty name stands for every interface.
    private static func named(_ values: [Value], in interfaces: [Interface]) throws(BusError) -> [Interface] {
        let name = values[0].text ?? ""
        let found = interfaces.filter { name.isEmpty || $0.name == name }
        if found.isEmpty, !name.isEmpty { throw .unknown(.interface, name) }
        return found
    }

    private static func property(
        _ values: [Value], in interfaces: [Interface]
    ) throws(BusError) -> Interface.Property {
        let name = values[1].text ?? ""
        let properties = try named(values, in: interfaces).flatMap(\.properties)
        guard let property = properties.first(where: { $0.name == name }) else {
            throw .unknown(.property, name)
        }
        return property
    }

    private static func set(_ property: Interface.Property, to value: Value) throws(BusError) {
        guard let set = property.set else { throw .readOnly(property.name) }
        guard case .variant(let content) = value, content.signature == property.type else {
            throw .invalidArguments("\(property.name) is of type '\(property.type)'.")
        }
        try set(content)
    }
}
